using FsCheck.Fluent;
using PostHog.TestKit;
using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

internal sealed class ServerMessageTests
{
    [TestCase("this project token is not known here", "this project token is not known here")]
    [TestCase("Project API key invalid: phc_abc", "Project API key invalid: [...]")]
    [TestCase("unknown token 0123456789abcdefghij", "unknown token [...]")]
    [TestCase(
        "invalid type: string \"secret\", expected a map",
        "invalid type: string [...], expected a map"
    )]
    [TestCase("unknown variant `secret`, expected one", "unknown variant [...], expected one")]
    [TestCase("can't take 'secret'", "can't take [...]")]
    [TestCase("cannot read {\"a\": \"secret\"} as an event", "cannot read [...] as an event")]
    [TestCase("nobody@example.com is not known", "[...] is not known")]
    [TestCase("number 4111111 is too large", "number [...] is too large")]
    [TestCase("open \"quote of a secret", "open [...]")]
    [TestCase("{ open too", "[...]")]
    [TestCase("status 400 of 12", "status 400 of 12")]
    [TestCase(
        "API key missing required scope 'feature_flag:read'.",
        "API key missing required scope 'feature_flag:read'."
    )]
    [TestCase("scope \"experiment_saved_metric:write\"", "scope \"experiment_saved_metric:write\"")]
    [TestCase("scope 'secret:reader'", "scope [...]")]
    [TestCase("line 1, column 250: expected 12 to 34", "line 1, column 250: expected 12 to 34")]
    [TestCase("in 160 150 143 137 153 145 171 061 octal words", "in [...] octal words")]
    [TestCase("bad 6870 5f63 as6f 7473 6c69 7e8b value", "bad [...] value")]
    [TestCase("The JSON of this HTTP API is bad", "The JSON of this HTTP API is bad")]
    [TestCase("UNAUTHORIZED: INVALID_TOKEN", "UNAUTHORIZED: INVALID_TOKEN")]
    [TestCase(
        "Rate limited: 1000 events per 60 s, retry after 2026-11-29 02:20:00 UTC",
        "Rate limited: 1000 events per 60 s, retry after 2026-11-29 02:20:00 UTC"
    )]
    [TestCase("Batch has 1200 events, at most 1000", "Batch has 1200 events, at most 1000")]
    [TestCase("", "")]
    public void Masks_values_that_a_server_may_quote(string said, string kept) =>
        Assert.That(ServerMessage.Mask(said), Is.EqualTo(kept));

    [Test]
    public void Never_throws_on_any_text() =>
        Law.Holds(
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
            text => ServerMessage.Mask(OneLine.Of(text))
        );
}
