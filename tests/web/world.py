"""A small world for the desk: a situation with steps that outsiders may not see, reports with scripts in their names."""

from pathlib import Path

from paripassu.situation import starter

SCRIPT = "<script>alert(1)</script>"
REPORTS = {
    "01-mission.md": (
        "2024-05-03",
        "Daily Reporter",
        "Bordurian soldiers have entered Syldavia, the Joint Observer Mission said on Thursday.\n\n"
        "“Units of the Bordurian army were seen on the Syldavian side of the border,” the mission said.\n",
    ),
    "02-denial.md": (
        "2024-05-04",
        "Klow Gazette",
        "Borduria denied on Friday that its soldiers had entered Syldavia.\n\n"
        "“This is a rumour,” a spokesman for the government in Szohod told reporters.\n",
    ),
    "03-ministry.md": (
        "2024-05-05",
        "Evening Star",
        "The Syldavian Ministry of Defence confirmed on Saturday that Bordurian soldiers had entered Syldavia "
        "by the bridge of Niedzdrow.\n\nTrucks with ammunition crossed the border from Borduria at night, the ministry "
        "said.\n\nSoldiers of an unknown army were seen near the bridge of Niedzdrow, a farmer said.\n",
    ),
    "04-script.md": (
        "2024-05-06",
        f"Outlet {SCRIPT}",
        f"The Syldavian army's spokesman {SCRIPT} said that Bordurian soldiers had entered Syldavia {SCRIPT}.\n\n"
        "=HYPERLINK(1) was all that the ministry said.\n",
    ),
}
CARD = """
  - id: secret-card
    title: A card that nobody may see
    when: now.at_least.troops >= 0.5
    authority: The council
    disclose: nothing
    marking: RED
"""
SHOWN = """
  - id: quiet-step
    title: A step known to be there
    when: reached.at_least.troops >= {at}
    disclose: existence
    marking: RED
"""


SIGN = """indicators:
  - id: secret-sign
    title: A sign that nobody may see
    at_least: troops
    marking: RED
    actor: BOR
    counts: ["Bordurian soldiers have entered Syldavia", "Trucks with ammunition crossed the border"]
"""


def write(
    folder: Path, *, withheld: str = "", sign: bool = False, reports: dict[str, tuple[str, str, str]] | None = None
) -> Path:
    """A workspace in *folder*; *withheld* is more of its plan, *sign* whether there is an indicator that is withheld."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    text = starter("borduria").rstrip() + "\n" + withheld
    text = text.replace("indicators:\n", SIGN, 1) if sign else text
    (folder / "situation.yaml").write_text(text, encoding="utf-8")
    for name, (day, outlet, body) in (REPORTS if reports is None else reports).items():
        report(folder, name, day, outlet, body)
    return folder


def report(folder: Path, name: str, day: str, outlet: str, body: str) -> None:
    """One more report."""
    head = f'---\ntitle: "Report {name} {SCRIPT}"\ndate: {day}\noutlet: "{outlet}"\nlanguage: en\n---\n\n'
    (folder / "reports" / name).write_text(head + body, encoding="utf-8")
