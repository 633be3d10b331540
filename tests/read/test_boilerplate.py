"""Lines about the outlet, the page or how to reach someone, and sentences of the report that only look like them."""

from __future__ import annotations

import pytest

from onrecord.read.boilerplate import is_boilerplate

SENTENCES = """
judge and the 2023-24 budget.
The ministry paid 1,200 400 times.
In 2023-24 the port paid 4.5 percent.
It cost 300-400 million.
Between 2019 2020 and 2021 nothing was paid.
The vote was 120-45-12.
On 3-4 May 2024 they met.
They won 3-1 2-0 2-2.
Terms of the ceasefire were not disclosed.
Terms of the deal were not disclosed
Terms and times were agreed on Friday.
Read more closely, the treaty promises nothing.
Read the full report and you find no number, he said.
Read the whole text aloud, she asked them, and they did.
See also the minister’s letter, which said the opposite.
Watch now how they vote, Lund told the chamber.
Follow us to the border, the guide said.
Follow the money and you reach the port.
Follow me, said the foreman.
Contact between the two sides broke off on Monday.
Contacts: that was what he had, and little else, said Lund.
Contact was made with the crew at noon.
Press enquiries went unanswered.
Media enquiries were referred to the ministry.
For further information, prosecutors turned to their contact in Velin.
For more details they asked the harbour master, who had none.
Reporting by state television suggested otherwise.
Reporting by Velin Dispatch showed that the money was late.
Editing by the ministry had made the report shorter.
Translated by a clerk, the note reads like a threat.
Copyright by definition protects those who write.
Printed on recycled paper, the ballots were pale.
For immediate release of the crew, he offered the ship.
Embargoed until midnight, the report reached the Courier a day early.
Share this story with your children, my grandmother said.
Sign up to the treaty now, he urged the others today.
Subscribe to that view and you must pay, said Roos.
Skip to the end and there is the number.
Click here and lose, the advertisement promised.
Like on Twitter, where he has many readers, the mood was grim.
Support our soldiers here need is shrinking.
Support us or leave us alone, the crew told them today.
About 11,000 containers stand behind the fence
About 200 people were hurt
About Karvia he was brief: “No comment.”
About the money nobody would speak.
About Tuesday’s vote he said nothing: he was tired.
This report must not be published before Friday, the court ruled.
This story is not about money.
Comments by the minister angered the union.
Comment was not available.
More from the minister: “We will pay.”
More in anger than in sorrow: that was Lund on Friday.
Privacy policy experts were divided.
Cookie sales paid for the roof.
All rights reserved under the old contract stay in force.
Phone: the word alone made him nervous.
The address was www.port.example.
He wrote to press@port.example.
Ends justify means, said Strand.
She called 020 555 014 and nobody came.
Tel Aviv was quiet.
Office 12 was empty, and so was office 14.
Advertisement spending rose by 4 percent.
Related parties: the court named three.
Topics were many, answers few.
Notes to the treaty run to 300 pages.
The hearing is on 14 06 2024 at 10.
""".strip().splitlines()

LINES = """
Contact: Press Office, Norland Ministry of Defence, Fortress Square 1, Ostvik. Telephone +999 20 555 014.
Contact:
Media contact: Ida Lund, press@port.example
Press office: +999 20 555 014
For further information, please contact Ida Lund.
For more information: www.port.example
Media enquiries: press@port.example
For press enquiries please call the number below.
Email: press@port.example
Tel.: +999 20 555 014
Telephone: 020 555 014
Ida Lund, +999 20 555 014, press@port.example
press@port.example
www.port.example
Follow us: @NorlandDefence
Follow us on Facebook
Follow @NorlandDefence
Find us on Facebook, Twitter and Instagram
Share this article
Share this story on Facebook
Read more: Dockers vote on Friday
READ MORE
Read also: Dockers vote on Friday
See also: Dockers vote on Friday
Read the full statement here.
Related articles
Related:
Sign up for our daily newsletter.
Sign up to get the news in your inbox every morning.
Subscribe to our newsletter
Subscribe now
Click here to subscribe
Advertisement
Story continues below advertisement
Skip to main content
© 2024 The Norland Courier
© The Norland Courier. All rights reserved.
Copyright 2024 Norland News Agency. All rights reserved.
Copyright by Norland News Agency
All rights reserved.
This material may not be published, broadcast, rewritten or redistributed.
This article may not be reproduced without written permission.
(Reporting by Ida Lund in Ostvik; editing by Per Holm)
Reporting by Ida Lund and Per Holm; Additional reporting by Mia van der Berg
Editing by Per Holm
Additional reporting by Ida Lund.
Terms of use
Privacy policy | Cookie policy
We use cookies to improve your visit.
This site uses cookies.
Support our journalism
12 comments
Comments (12)
Tags: ports, strikes
Topics: Norland, Sarovia
Printed from courier.example on Friday
Printed on 3 May 2024
ENDS
###
- more -
FOR IMMEDIATE RELEASE
Embargoed until 10:00 on 3 May 2024
Notes to editors
Editor’s note:
About the Norland Port Authority
About Norland Aid:
About us
""".strip().splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_a_report_is_no_boilerplate(sentence):
    assert not is_boilerplate(sentence)


@pytest.mark.parametrize("line", LINES)
def test_a_line_about_the_outlet_or_the_page_is_boilerplate(line):
    assert is_boilerplate(line)
