namespace PostHog.Async.Import.Tests;

/// <summary>Values nested too deeply to be sent: their row alone is rejected.</summary>
public sealed class NestingTests : ImportTest
{
    [TestCase(32, true)]
    [TestCase(33, false)]
    [TestCase(61, false)]
    [TestCase(62, false)]
    [TestCase(63, false)]
    [TestCase(64, false)]
    [TestCase(65, false)]
    [TestCase(100_000, false)]
    public async Task Deep_values_are_sent_whole_or_rejected(int depth, bool isSent)
    {
        var value = new string('[', depth) + new string(']', depth);
        var bare =
            $$"""{"event":"e","distinct_id":"d","timestamp":"2025-03-01","deep":{{value}}}""";
        var inside = Row("2025-03-01", properties: $$"""{"deep":{{value}}}""");
        var json = Write("a.ndjson", inside + bare + "\n" + Rows(1));
        var header = "event,distinct_id,timestamp,deep\n";
        var csv = Write("a.csv", header + $"e,d,2025-03-01,{value}\ne,d,2025-03-01,1\n");

        var ofJson = await ImportAsync(json);
        var ofCsv = await ImportAsync(csv);

        Assert.That((ofJson.Failure, ofCsv.Failure), Is.EqualTo((null as object, null as object)));
        Assert.That((ofJson.Rejected, ofCsv.Rejected), Is.EqualTo(isSent ? (0, 0) : (2, 1)));
        Assert.That((ofJson.Delivered, ofCsv.Delivered), Is.EqualTo(isSent ? (3, 2) : (1, 1)));
        if (isSent)
        {
            var sent = Property(Sent[0], "deep").ToString(Newtonsoft.Json.Formatting.None);
            Assert.That(sent, Is.EqualTo(value));
        }
        else
        {
            Assert.That((string?)Rejects(ofCsv)[0]["reason"], Does.Contain("nested too deeply"));
        }
    }
}
