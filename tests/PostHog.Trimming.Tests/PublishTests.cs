namespace PostHog.Trimming.Tests;

internal sealed class PublishTests
{
    // Whoever creates tokens of Newtonsoft.Json gets these from that library, with and without this one.
    private static readonly string[] OfTokens =
    [
        "Newtonsoft.Json.Linq.JObject.GetMetaObject(",
        "Newtonsoft.Json.Linq.JToken.GetMetaObject(",
        "Newtonsoft.Json.Linq.JValue.GetMetaObject(",
        "Newtonsoft.Json.Linq.JValue.System.IConvertible.ToType(",
    ];

    [TestCaseSource(typeof(TestedForms), nameof(TestedForms.PublishedOnce))]
    public async Task Publishes_without_warnings(Form form)
    {
        var result = await Publishing.ResultOf(form);

        Assert.That(result.ExitCode, Is.Zero, result.Output);
        var warnings = result
            .Output.Split('\n')
            .Where(line => line.Contains("warning", StringComparison.OrdinalIgnoreCase))
            .Where(line => !OfTokens.Any(line.Contains));
        Assert.That(warnings, Is.Empty);
    }
}
