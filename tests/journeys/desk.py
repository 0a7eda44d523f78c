"""Somebody at the officers' desk."""

from playwright.sync_api import Page, expect

from tests.journeys.servers import Site


class Desk:
    """What an officer, supervisor or registrar does at the desk; steps named as sentences."""

    def __init__(self, page: Page, site: Site, seen=lambda page: None):
        self.page, self.site, self.seen = page, site, seen
        self.crime = ""

    def signs_in(self, username: str, starts_at: str = "Work list"):
        self.page.goto(f"{self.site.url}/officers/sign-in")
        self.seen(self.page)
        self.page.get_by_label("Name for signing in").fill(username)
        self.page.get_by_label("Password", exact=True).fill(self.site.sign_in_of(username))
        self.press("Sign in")
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(starts_at)
        self.seen(self.page)

    def opens_report(self, reference: str):
        self.page.goto(f"{self.site.url}/officers/")
        self.follow(reference)
        self.seen(self.page)

    def opens_crime(self):
        self.page.goto(f"{self.site.url}/officers/crimes/{self.crime}")
        self.seen(self.page)

    def records_a_crime(self, crime_reference: str, *people: dict[str, str]):
        self.follow("Record a crime")
        self.seen(self.page)
        self.page.locator("[name=offence][value='086/02']").check()
        self.page.get_by_label("Crime reference").fill(crime_reference)
        for place, person in enumerate(people, 1):
            at = f"person{place}_"
            self.page.locator(f"[name={at}role]").select_option(label=person["role"])
            self.page.locator(f"[name={at}name]").fill(person["name"])
            self.page.locator(f"[name={at}born]").fill(person["born"])
            self.page.locator(f"[name={at}pictured][value={person['pictured']}]").check()
        self.press("Record this crime")
        expect(self.heading(crime_reference, exact=False)).to_be_visible()
        self.crime = self.page.url.split("/crimes/")[1].split("?")[0]
        self.seen(self.page)

    def answers_every_question(self, rest: str = "no", **answers: str):
        """Answers each question as named, and the others with `rest`, each with its source."""
        self.seen(self.page)
        for question in self.page.locator(".desk-question").all():
            name = question.get_attribute("id").removeprefix("question-")
            answer = answers.get(name, rest)
            question.locator(f"[name={name}][value={answer}]").check()
            known = answer != "not_known"
            question.locator(f"[name={name}_basis]").select_option("fact" if known else "")
            question.locator(f"[name={name}_source]").select_option("school" if known else "")
        self.press("Store these answers")

    def gives_own_view(self, route: str, words: str):
        self.follow("Give your own view")
        self.seen(self.page)
        self.page.get_by_label(route).check()
        self.page.get_by_label("Why do you think so?").fill(words)
        self.press("Give this view")

    def sees_the_recommendation(self, route: str):
        expect(self.page.get_by_role("main")).not_to_contain_text("The policy recommends")
        self.press("See the recommendation")
        expect(self.heading(f"The policy recommends: {route}")).to_be_visible()
        self.seen(self.page)

    def chooses(self, choice: str):
        self.page.goto(f"{self.site.url}/officers/crimes/{self.crime}/decide")
        self.chooses_shown(choice)

    def chooses_shown(self, choice: str):
        self.seen(self.page)
        self.page.locator(f"[name=choice][value='{choice}']").check()
        self.press("Continue")
        self.seen(self.page)

    def writes_every_reason(self):
        for box in self.page.locator("textarea").all():
            box.fill("Spoke to the school and both families; what they say fits together.")
        with self.page.expect_navigation():
            self.press("Check")

    def records_the_decision(self):
        self.seen(self.page)
        self.press("Record this decision")

    def tells(self, who: str):
        self.page.goto(f"{self.site.url}/officers/crimes/{self.crime}/tell")
        self.seen(self.page)
        self.page.get_by_label(who).check()
        self.page.get_by_label("Yes, they were told").check()
        self.page.locator("textarea").fill("At home, calmly. They understood.")
        self.press("Store")

    def answers_the_decision(self, result: str, words: str):
        self.follow("Confirm or return the decision")
        self.seen(self.page)
        self.page.locator(f"[name=result][value={result}]").check()
        self.page.get_by_label("Your words").fill(words)
        self.press("Answer")
        self.seen(self.page)

    def becomes_person_involved(self):
        self.page.goto(f"{self.site.url}/officers/crimes/{self.crime}/people/A/role")
        self.seen(self.page)
        self.page.locator("[name=role]").locator("visible=true").first.wait_for()
        self.page.locator("[name=role][value=person_involved]").check()
        self.page.locator("textarea").fill("Nobody was harmed; they took part.")
        self.press("Change the role")

    def press_first(self, name: str):
        self.page.get_by_role("button", name=name, exact=True).locator("visible=true").first.click()

    def press(self, name: str):
        self.page.get_by_role("button", name=name, exact=True).locator("visible=true").last.click()

    def follow(self, name: str):
        link = self.page.get_by_role("link", name=name, exact=True)
        button = self.page.get_by_role("button", name=name, exact=True)
        link.or_(button).locator("visible=true").first.click()

    def heading(self, name: str, *, exact: bool = True):
        return self.page.get_by_role("heading", name=name, exact=exact)
