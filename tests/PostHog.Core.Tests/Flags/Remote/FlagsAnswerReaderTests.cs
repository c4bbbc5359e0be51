using PostHog.Flags.Remote;
using PostHog.Wire;

namespace PostHog.Core.Tests.Flags.Remote;

public sealed class FlagsAnswerReaderTests
{
    private const string Full = """
        {"flags":{
          "beta":{"key":"beta","enabled":true,"variant":null,
            "reason":{"code":"condition_match","condition_index":2,"description":"Matched condition set 3"},
            "metadata":{"id":17,"version":4,"payload":"{\"a\":1}","description":null,"has_experiment":false}},
          "layout":{"key":"layout","enabled":true,"variant":"wide"},
          "old":{"key":"old","enabled":false,"variant":null,"reason":{"code":"no_condition_match"}},
          "broken":{"key":"broken","enabled":false,"failed":true}},
         "errorsWhileComputingFlags":false,"requestId":"r-1","evaluatedAt":1700000000123,
         "minimalFlagCalledEvents":true}
        """;

    [Test]
    public void Reads_every_field_of_a_flag()
    {
        var flag = Read(Full).Flags["beta"];

        Assert.That(flag.Value, Is.EqualTo(true));
        Assert.That(flag.Variant, Is.Null);
        Assert.That(flag.PayloadJson, Is.EqualTo("{\"a\":1}"));
        Assert.That(flag.Reason, Is.EqualTo("condition_match"));
        Assert.That(flag.ReasonText, Is.EqualTo("Matched condition set 3"));
        Assert.That(flag.ConditionIndex, Is.EqualTo(2));
        Assert.That(flag.Id, Is.EqualTo(17));
        Assert.That(flag.Version, Is.EqualTo(4));
        Assert.That(flag.HasExperiment, Is.False);
        Assert.That(flag.Source, Is.EqualTo(FeatureFlagSource.Remote));
    }

    [Test]
    public void Reads_the_envelope()
    {
        var answer = Read(Full);

        Assert.That(answer.IsAnswered, Is.True);
        Assert.That(answer.IsComplete, Is.True);
        Assert.That(answer.RequestId, Is.EqualTo("r-1"));
        Assert.That(answer.EvaluatedAt, Is.EqualTo(1700000000123));
        Assert.That(answer.AllowsMinimalEvents, Is.True);
    }

    [Test]
    public void Omits_failed_flags_and_lists_their_keys()
    {
        var answer = Read(Full);

        Assert.That(answer.Flags.Keys, Is.EquivalentTo(["beta", "layout", "old"]));
        Assert.That(answer.FailedKeys, Is.EqualTo(["broken"]));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.FlagsNotComputed));
    }

    [Test]
    public void Prefers_the_variant_to_enabled()
    {
        var flags = Read(Full).Flags;

        Assert.That(flags["layout"].Value, Is.EqualTo("wide"));
        Assert.That(flags["layout"].IsEnabled, Is.True);
        Assert.That(flags["old"].Value, Is.EqualTo(false));
    }

    [Test]
    public void Reads_the_older_format()
    {
        var answer = Read(
            """
            {"featureFlags":{"beta":true,"off":false,"layout":"wide","odd":7},
             "featureFlagPayloads":{"beta":"[1]","layout":"{broken"},"errorsWhileComputingFlags":false}
            """
        );

        Assert.That(answer.Flags["beta"].PayloadJson, Is.EqualTo("[1]"));
        Assert.That(answer.Flags["off"].Value, Is.EqualTo(false));
        Assert.That(answer.Flags["layout"].Value, Is.EqualTo("wide"));
        Assert.That(answer.Flags["layout"].PayloadJson, Is.Null);
        Assert.That(answer.FailedKeys, Is.EqualTo(["odd"]));
    }

    [TestCase("true", true, null)]
    [TestCase("false", false, null)]
    [TestCase("\"wide\"", "wide", null)]
    [TestCase("3.5", true, "3.5")]
    [TestCase("{\"a\":1}", true, "{\"a\":1}")]
    [TestCase("null", null, null)]
    [TestCase("[1]", null, null)]
    public void Reads_the_announced_format(string value, object? read, string? payload)
    {
        var answer = Read(
            $$$$"""
            {"flags":{"one":{"key":"one","value": {{{{value}}}},"metadata":{"config_version":2}},
                      "two":{"enabled":true}}}
            """
        );

        answer.Flags.TryGetValue("one", out var flag);
        Assert.That(flag?.Value, Is.EqualTo(read));
        Assert.That(flag?.PayloadJson, Is.EqualTo(payload));
        Assert.That(answer.Flags, Contains.Key("two"));
    }

    [TestCase("7")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"on\"")]
    [TestCase("{}")]
    [TestCase("{\"enabled\":\"yes\"}")]
    [TestCase("{\"enabled\":1}")]
    [TestCase("{\"enabled\":true,\"variant\":7}")]
    [TestCase("{\"enabled\":true,\"failed\":\"maybe\"}")]
    public void Reads_the_other_flags_when_one_record_is_unreadable(string record)
    {
        var answer = Read($$$$"""{"flags":{"odd":{{{{record}}}},"fine":{"enabled":true}}}""");

        Assert.That(answer.Flags.Keys, Is.EqualTo(["fine"]));
        Assert.That(answer.FailedKeys, Is.EqualTo(["odd"]));
    }

    [Test]
    public void Keeps_a_value_with_unreadable_metadata()
    {
        var flag = Read(
            """
            {"flags":{"beta":{"enabled":true,"reason":"why not","metadata":{"id":"x","version":-1,"payload":{"a":1},"has_experiment":"no"}}}}
            """
        ).Flags["beta"];

        Assert.That(flag.IsEnabled, Is.True);
        Assert.That(flag.Reason, Is.Null);
        Assert.That(flag.Id, Is.Null);
        Assert.That(flag.Version, Is.Null);
        Assert.That(flag.PayloadJson, Is.EqualTo("{\"a\":1}"));
        Assert.That(flag.HasExperiment, Is.Null);
    }

    [Test]
    public void Reports_that_not_every_flag_was_computed()
    {
        var answer = Read("""{"flags":{"a":{"enabled":true}},"errorsWhileComputingFlags":true}""");

        Assert.That(answer.Flags, Contains.Key("a"));
        Assert.That(answer.IsAnswered, Is.True);
        Assert.That(answer.IsComplete, Is.False);
        Assert.That(answer.Error, Is.EqualTo("errors_while_computing_flags"));
    }

    [Test]
    public void Reads_no_flags_when_the_quota_is_used_up()
    {
        var answer = Read("""{"flags":{"a":{"enabled":true}},"quotaLimited":["feature_flags"]}""");

        Assert.That(answer.Flags, Is.Empty);
        Assert.That(answer.IsAnswered, Is.False);
        Assert.That(answer.Error, Is.EqualTo("quota_limited"));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(PostHogFailureKind.QuotaLimited));
    }

    [TestCase(400, "api_error_400", PostHogFailureKind.Refused)]
    [TestCase(401, "api_error_401", PostHogFailureKind.Refused)]
    [TestCase(429, "api_error_429", PostHogFailureKind.ServerError)]
    [TestCase(503, "api_error_503", PostHogFailureKind.ServerError)]
    public void Reports_the_status_of_a_refusal(int status, string error, PostHogFailureKind kind)
    {
        var answer = FlagsAnswerReader.Read(A.Answer(status, Full));

        Assert.That(answer.Flags, Is.Empty);
        Assert.That(answer.Error, Is.EqualTo(error));
        Assert.That(answer.Failure!.Kind, Is.EqualTo(kind));
    }

    [TestCase(PostHogFailureKind.Timeout, "timeout")]
    [TestCase(PostHogFailureKind.Unreachable, "connection_error")]
    [TestCase(PostHogFailureKind.TlsFailure, "connection_error")]
    [TestCase(PostHogFailureKind.ConnectionLost, "connection_error")]
    [TestCase(PostHogFailureKind.UnreadableResponse, "connection_error")]
    [TestCase(PostHogFailureKind.HandlerFault, "unknown_error")]
    public void Reports_a_transport_failure_by_name(PostHogFailureKind kind, string error)
    {
        var cut = new TransportFailure(kind, BodyStarted: true, new IOException("cut"));

        var answer = FlagsAnswerReader.Read(WireResponse.NoResponse(cut));

        Assert.That(answer.Error, Is.EqualTo(error));
    }

    private static FlagsAnswer Read(string body) => FlagsAnswerReader.Read(A.Answer(200, body));
}
