using System.Text;

namespace PostHog.Async.Import.Tests;

/// <summary>What could be taken for another value is rejected, and what is kept back stays back.</summary>
public sealed class StrictRowTests : ImportTest
{
    [TestCase("a.ndjson")]
    [TestCase("a.JSONL")]
    public async Task Malformed_first_row_is_rejected_alone(string name)
    {
        var result = await ImportAsync(Write(name, "oops\n" + Rows(2)));

        Assert.That((result.Delivered, result.Failure), Is.EqualTo((2, null as object)));
        Assert.That((int)Rejects(result)[0]["line"]!, Is.EqualTo(1));
    }

    [TestCase("01234")]
    [TestCase("0x1F")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("1e400")]
    [TestCase("[{\"a\":-010}]")]
    [TestCase("undefined")]
    public async Task Number_that_JSON_does_not_have_rejects_its_row(string value)
    {
        var path = Write(
            "a.ndjson",
            Row("2025-03-01", properties: $$"""{"n":{{value}}}""") + Rows(1)
        );

        var result = await ImportAsync(path);

        Assert.That((result.Delivered, result.Rejected), Is.EqualTo((1, 1)));
        Assert.That((string?)Rejects(result)[0]["reason"], Does.Contain("it is not JSON"));
    }

    [TestCase("\"01234 \\\" NaN\"")]
    [TestCase("-1.5e+10")]
    [TestCase("[null,true,false,0,-0.5]")]
    public async Task Values_of_JSON_are_sent(string value)
    {
        var path = Write("a.ndjson", Row("2025-03-01", properties: $$"""{"n":{{value}}}"""));

        var result = await ImportAsync(path);

        Assert.That((result.Delivered, result.Rejected), Is.EqualTo((1, 0)));
    }

    [TestCase("2024050112")]
    [TestCase("202405011200")]
    [TestCase("20240501120000")]
    [TestCase("2024050112000000")]
    [TestCase("20240501120000000")]
    public async Task Number_that_may_be_a_date_is_rejected_as_text_and_as_number(string time)
    {
        var path = Write("a.ndjson", Row(time) + Row(time).Replace($"\"{time}\"", time));

        var result = await ImportAsync(path);

        Assert.That((result.Delivered, result.Rejected), Is.EqualTo((0, 2)));
    }

    [Test]
    public async Task Ignored_and_renamed_members_of_the_object_of_properties_are_so()
    {
        var path = Write(
            "a.ndjson",
            Row("2025-03-01", properties: """{"email":"ada@x","plan":"pro","n":1}""")
        );
        var options = Unlimited();
        options.Mapping.Ignored.Add("email");
        options.Mapping.Renamed["plan"] = "tier";

        await ImportAsync(path, options);

        var sent = Sent[0]["properties"]!;
        Assert.That(sent["email"], Is.Null);
        Assert.That(sent["plan"], Is.Null);
        Assert.That((string?)sent["tier"], Is.EqualTo("pro"));
        Assert.That((int)sent["n"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task First_line_of_CSV_in_another_encoding_sends_nothing()
    {
        var text = "event,distinct_id,timestamp,Gr\u00f6\u00dfe\ne,d,2025-03-01,1\n";
        var path = Write("a.csv", text, Encoding.Latin1);

        var result = await ImportAsync(path);

        Assert.That(result.Failure?.Kind, Is.EqualTo(ImportFailureKind.InputBroken));
        Assert.That(result.Failure!.Message, Does.Contain("first line"));
        Assert.That(Http.Requests, Is.Empty);
    }
}
