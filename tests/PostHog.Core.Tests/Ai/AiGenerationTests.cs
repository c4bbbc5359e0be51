using System.Text.Json;

namespace PostHog.Core.Tests.Ai;

/// <summary>The typed properties of AI events, and what is written of them.</summary>
internal sealed class AiGenerationTests
{
    [Test]
    public void Writes_every_typed_property_under_its_wire_name()
    {
        var properties = Written.Event(Full()).Properties;

        Assert.That(properties.GetProperty("$ai_trace_id").GetString(), Is.EqualTo("trace-1"));
        Assert.That(properties.GetProperty("$ai_session_id").GetString(), Is.EqualTo("s-1"));
        Assert.That(properties.GetProperty("$ai_provider").GetString(), Is.EqualTo("openai"));
        Assert.That(properties.GetProperty("$ai_model").GetString(), Is.EqualTo("gpt-5-mini"));
        Assert.That(properties.GetProperty("$ai_input_tokens").GetInt64(), Is.EqualTo(12));
        Assert.That(properties.GetProperty("$ai_output_tokens").GetInt64(), Is.EqualTo(6));
        Assert.That(properties.GetProperty("$ai_latency").GetDouble(), Is.EqualTo(1.5));
        Assert.That(properties.GetProperty("$ai_http_status").GetInt32(), Is.EqualTo(200));
        Assert.That(properties.GetProperty("$ai_total_cost_usd").GetDouble(), Is.EqualTo(0.25));
        Assert.That(properties.GetProperty("$ai_cache_reporting_exclusive").GetBoolean(), Is.False);
        Assert.That(
            properties.GetProperty("$ai_base_url").GetString(),
            Is.EqualTo("https://api.openai.com/v1")
        );
        Assert.That(
            properties.GetProperty("$ai_input").GetRawText(),
            Is.EqualTo("""[{"role":"user","content":"Where?"}]""")
        );
        Assert.That(
            properties.GetProperty("$ai_output_choices").GetRawText(),
            Is.EqualTo("""[{"role":"assistant","content":"Here."}]""")
        );
    }

    [Test]
    public void Returns_what_was_set()
    {
        var generation = Full();

        Assert.That(generation.Latency, Is.EqualTo(TimeSpan.FromSeconds(1.5)));
        Assert.That(generation.InputTokens, Is.EqualTo(12));
        Assert.That(generation["$ai_model"], Is.EqualTo(generation.Model));
        Assert.That(generation.OutputCost, Is.Null);
    }

    [Test]
    public void Has_a_trace_and_a_span_of_its_own_by_default()
    {
        var one = new AiGeneration();
        var other = new AiGeneration();

        Assert.That(Guid.TryParse(one.TraceId, out _), Is.True);
        Assert.That(one.SpanId, Is.Not.Null.And.Not.EqualTo(other.SpanId));
        Assert.That(one.TraceId, Is.Not.EqualTo(other.TraceId));
        Assert.That(one.ParentId, Is.Null);
    }

    [Test]
    public void Has_a_trace_even_if_all_properties_are_replaced()
    {
        var generation = new AiGeneration("u") { Properties = new Dictionary<string, object?>() };

        var properties = Written.Event(generation).Properties;

        Assert.That(
            properties.GetProperty("$ai_trace_id").GetString(),
            Is.EqualTo(generation.TraceId).And.Not.Empty
        );
    }

    [TestCase("https://me:secret@host/v1?key=1#part", "https://host/v1")]
    [TestCase("https://host?api-key=1", "https://host")]
    [TestCase("https://host/a@b/v1", "https://host/a@b/v1")]
    [TestCase("host/v1", "host/v1")]
    [TestCase("", "")]
    [TestCase("@", "")]
    [TestCase("?", "")]
    public void Leaves_out_what_may_be_a_key_in_an_address(string url, string expected)
    {
        var generation = new AiGeneration { BaseUrl = url, RequestUrl = url };

        Assert.That(generation.BaseUrl, Is.EqualTo(expected));
        Assert.That(generation.RequestUrl, Is.EqualTo(expected));
    }

    [Test]
    public void Is_personless_with_its_trace_as_distinct_id_if_nobody_is_known()
    {
        var generation = new AiGeneration { TraceId = "trace-1" };

        var written = Written.Event(generation);

        Assert.That(written.Root.GetProperty("distinct_id").GetString(), Is.EqualTo("trace-1"));
        Assert.That(
            written.Properties.GetProperty("$process_person_profile").GetBoolean(),
            Is.False
        );
        Assert.That(generation.DistinctId, Is.Empty);
    }

    [Test]
    public void Is_about_the_person_of_the_context()
    {
        using var scope = new PostHogContext { DistinctId = "user-7" }.Begin();

        var written = Written.Event(new AiGeneration { Model = "m" });

        Assert.That(written.Root.GetProperty("distinct_id").GetString(), Is.EqualTo("user-7"));
        Assert.That(written.Properties.TryGetProperty("$process_person_profile", out _), Is.False);
    }

    [Test]
    public void Sets_whether_it_failed_with_the_error_unless_that_is_set()
    {
        var failed = new AiGeneration { Error = "overloaded" };
        var handled = new AiGeneration { IsError = false, Error = "overloaded" };
        var cleared = new AiGeneration { Error = "overloaded" };
        cleared.Error = null;

        Assert.That(failed.IsError, Is.True);
        Assert.That(handled.IsError, Is.False);
        Assert.That(cleared.IsError, Is.Null);
    }

    [Test]
    public void Describes_an_exception_with_its_causes()
    {
        var error = new InvalidOperationException("outer", new TimeoutException("inner"));

        var written = Written.Event(new AiGeneration("u") { Error = error }).Properties;

        using var described = JsonDocument.Parse(written.GetProperty("$ai_error").GetString()!);
        var cause = described.RootElement.GetProperty("cause");
        Assert.That(
            described.RootElement.GetProperty("name").GetString(),
            Is.EqualTo("System.InvalidOperationException")
        );
        Assert.That(described.RootElement.GetProperty("message").GetString(), Is.EqualTo("outer"));
        Assert.That(cause.GetProperty("message").GetString(), Is.EqualTo("inner"));
    }

    [Test]
    public void Feedback_and_metrics_are_strings()
    {
        var feedback = Written.Event(new AiFeedback("t-1", "wrong", "u"));
        var metric = Written.Event(new AiMetric("t-1", "relevance", 0.5, "u"));

        Assert.That(feedback.Name, Is.EqualTo("$ai_feedback"));
        Assert.That(
            feedback.Properties.GetProperty("$ai_feedback_text").GetString(),
            Is.EqualTo("wrong")
        );
        Assert.That(metric.Name, Is.EqualTo("$ai_metric"));
        Assert.That(
            metric.Properties.GetProperty("$ai_metric_value").GetString(),
            Is.EqualTo("0.5")
        );
        Assert.That(metric.Properties.GetProperty("$ai_trace_id").GetString(), Is.EqualTo("t-1"));
    }

    [Test]
    public void A_survey_can_be_about_a_trace() =>
        Assert.That(
            PostHogEvent.SurveySent("u", "s", ["good"], aiTraceId: "t-1")["$ai_trace_id"],
            Is.EqualTo("t-1")
        );

    private static AiGeneration Full() =>
        new("user-42")
        {
            TraceId = "trace-1",
            SessionId = "s-1",
            Provider = "OpenAI",
            Model = "gpt-5-mini",
            Input = new[] { AiMessage.User("Where?") },
            OutputChoices = new[] { AiMessage.Assistant("Here.") },
            InputTokens = 12,
            OutputTokens = 6,
            CacheTokensAreExclusive = false,
            Latency = TimeSpan.FromSeconds(1.5),
            HttpStatus = 200,
            BaseUrl = "https://api.openai.com/v1?api-key=secret",
            TotalCost = 0.25,
        };
}
