using System.Globalization;
using System.Text;

namespace PostHog.Async.Import.Tests;

/// <summary>Where a row of a CSV file ends, whatever is in its cells.</summary>
public sealed class CsvRowTests : ImportTest
{
    private const string Header = "event,distinct_id,timestamp,note\n";

    [TestCase("")]
    [TestCase("\"")]
    public async Task Cell_over_the_limit_rejects_its_row_with_its_line_and_the_others_are_sent(
        string quote
    )
    {
        var options = Unlimited();
        options.MaxRowLength = 200;
        var huge = $"{quote}{new string('x', 100_000)}{(quote == "" ? "" : "\n,\"\"\n")}{quote}";
        var path = Write(
            "a.csv",
            $"{Header}a,ada,2025-03-01,\"1\n2\"\nb,ada,2025-03-01,{huge}\nc,ada,2025-03-01,4\nd,ada\n"
        );

        var result = await ImportAsync(path, options);

        var rejects = Rejects(result);
        Assert.That(Sent.Select(one => (string?)one["event"]), Is.EqualTo(["a", "c"]));
        Assert.That((int)rejects[0]["line"]!, Is.EqualTo(4));
        Assert.That((string?)rejects[0]["reason"], Is.EqualTo("it is longer than 200 characters"));
        Assert.That((int)rejects[1]["line"]!, Is.EqualTo(quote == "" ? 6 : 8));
    }

    [Test]
    public async Task First_line_over_the_limit_sends_nothing()
    {
        var options = Unlimited();
        options.MaxRowLength = 20;

        var result = await ImportAsync(Write("a.csv", Header + "a,ada,2025-03-01,x\n"), options);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.InputBroken));
        Assert.That(result.Failure!.Message, Does.Contain("longer than 20 characters"));
        Assert.That(Http.Requests, Is.Empty);
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    [TestCase("\r")]
    public async Task Lines_end_as_on_every_system(string end)
    {
        string[] lines =
        [
            "event,distinct_id,timestamp,note",
            "a,ada,2025-03-01,\"x",
            "y\"",
            "",
            "b,ada,2025-03-01,z",
            "c,ada",
        ];
        var path = Write("a.csv", string.Join(end, lines));

        var result = await ImportAsync(path);

        Assert.That(
            Sent.Select(one => (string?)Property(one, "note")),
            Is.EqualTo([$"x{end}y", "z"])
        );
        Assert.That((int)Rejects(result).Single()["line"]!, Is.EqualTo(6));
    }

    [TestCase("a\"b", "quote")]
    [TestCase(" \"a\"", "quote")]
    [TestCase("\"a\" ", "quote")]
    [TestCase("\"a\"b\"", "quote")]
    public async Task Stray_quote_spoils_no_row_but_its_own(string cell, string reason)
    {
        const string good = "g,ada,2025-03-01,\"x, \"\"y\"\"\"\n";
        var path = Write("a.csv", $"{Header}{good}b,ada,2025-03-01,{cell}\n{good}{good}");

        var result = await ImportAsync(path);

        Assert.That((string?)Rejects(result).Single()["reason"], Does.Contain(reason));
        Assert.That(
            Sent.Select(one => (string?)Property(one, "note")),
            Is.EqualTo(["x, \"y\"", "x, \"y\"", "x, \"y\""])
        );
    }

    [Test]
    public async Task Cells_of_every_content_arrive_as_they_were_written()
    {
        string[] parts = ["a", ",", "\"", "\n", "\r", "\r\n", " ", "\u00E9", "\t", "'"];
        var random = new Random(17);
        var notes = Enumerable
            .Range(0, 2000)
            .Select(number =>
                "t"
                + string.Concat(
                    Enumerable
                        .Range(0, random.Next(12))
                        .Select(_ => parts[random.Next(parts.Length)])
                )
            )
            .ToList();
        var text = new StringBuilder(Header);
        foreach (var note in notes)
        {
            text.AppendFormat(
                CultureInfo.InvariantCulture,
                "a,ada,2025-03-01,\"{0}\"\n",
                note.Replace("\"", "\"\"")
            );
        }

        var result = await ImportAsync(Write("a.csv", text.ToString()));

        Assert.That(result.Rejected, Is.Zero);
        Assert.That(Sent.Select(one => (string?)Property(one, "note")), Is.EqualTo(notes));
    }
}
