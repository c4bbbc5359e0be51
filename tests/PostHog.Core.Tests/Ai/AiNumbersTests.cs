namespace PostHog.Core.Tests.Ai;

/// <summary>Numbers that say nothing are left out alone, and a warning says why and what to do.</summary>
internal sealed class AiNumbersTests
{
    private static readonly double[] NoAmounts =
    [
        -0.5,
        double.NaN,
        double.NegativeInfinity,
        double.PositiveInfinity,
    ];

    private static readonly double[] NoNumbers = NoAmounts[1..];

    private static readonly object[] Kinds =
    [
        -1,
        -1L,
        -1.5,
        -1.5f,
        -1m,
        (short)-1,
        double.NaN,
        float.NaN,
    ];

    private static IEnumerable<TestCaseData> Numbers() =>
        [.. Counts(), .. Times(), .. Amounts(), .. Untyped()];

    private static IEnumerable<TestCaseData> Counts() =>
        [
            Case("$ai_input_tokens", one => one.InputTokens = -1),
            Case("$ai_output_tokens", one => one.OutputTokens = long.MinValue),
            Case("$ai_total_tokens", one => one.TotalTokens = -1),
            Case("$ai_reasoning_tokens", one => one.ReasoningTokens = -1),
            Case("$ai_cache_read_input_tokens", one => one.CacheReadTokens = -1),
            Case("$ai_cache_creation_input_tokens", one => one.CacheWriteTokens = -1),
            Case("$ai_cache_creation_5m_input_tokens", one => one.CacheWrite5mTokens = -1),
            Case("$ai_cache_creation_1h_input_tokens", one => one.CacheWrite1hTokens = -1),
            Case("$ai_web_search_count", one => one.WebSearchCount = -1),
            Case("$ai_request_count", one => one.RequestCount = -1),
            Case("$ai_tool_call_count", one => one.ToolCallCount = -1),
            Case("$ai_max_tokens", one => one.MaxTokens = -1),
        ];

    private static IEnumerable<TestCaseData> Times() =>
        [
            Case("$ai_latency", one => one.Latency = TimeSpan.FromSeconds(-1)),
            Case("$ai_time_to_first_token", one => one.TimeToFirstToken = -TimeSpan.FromDays(1)),
            Case("$ai_temperature", one => one.Temperature = double.NaN),
        ];

    private static IEnumerable<TestCaseData> Amounts()
    {
        foreach (var value in NoAmounts)
        {
            yield return Case("$ai_input_cost_usd", one => one.InputCost = value, value);
            yield return Case("$ai_output_cost_usd", one => one.OutputCost = value, value);
            yield return Case("$ai_request_cost_usd", one => one.RequestCost = value, value);
            yield return Case("$ai_web_search_cost_usd", one => one.WebSearchCost = value, value);
            yield return Case("$ai_total_cost_usd", one => one.TotalCost = value, value);
            yield return Case("$ai_input_token_price", one => one.InputTokenPrice = value, value);
            yield return Case("$ai_output_token_price", one => one.OutputTokenPrice = value, value);
            yield return Case(
                "$ai_cache_read_token_price",
                one => one.CacheReadPrice = value,
                value
            );
            yield return Case(
                "$ai_cache_write_token_price",
                one => one.CacheWritePrice = value,
                value
            );
            yield return Case(
                "$ai_cache_write_1h_token_price",
                one => one.CacheWrite1hPrice = value,
                value
            );
            yield return Case("$ai_request_price", one => one.RequestPrice = value, value);
            yield return Case("$ai_web_search_price", one => one.WebSearchPrice = value, value);
        }
    }

    private static IEnumerable<TestCaseData> Untyped() =>
        Kinds.Select(value =>
            Case("$ai_input_tokens", one => one["$ai_input_tokens"] = value, value)
        );

    [TestCaseSource(nameof(Numbers))]
    public void Leaves_out_the_property_alone_and_says_so(string property, Action<AiGeneration> set)
    {
        var generation = new AiGeneration("u") { Model = "m", Provider = "p" };
        set(generation);

        var written = Written.Event(generation);

        Assert.That(written.Properties.TryGetProperty(property, out _), Is.False);
        Assert.That(written.Properties.GetProperty("$ai_model").GetString(), Is.EqualTo("m"));
        Assert.That(
            written.Log.Entries.Single().Message,
            Does.StartWith($"Property '{property}' of an AI event is negative or no finite number")
                .And.Match("(eave it null)")
        );
    }

    [TestCaseSource(nameof(NoNumbers))]
    public void Leaves_out_the_value_of_a_metric_that_is_not_finite(double value)
    {
        var written = Written.Event(new AiMetric("t-1", "relevance", value, "u"));

        Assert.That(written.Properties.TryGetProperty("$ai_metric_value", out _), Is.False);
        Assert.That(
            written.Properties.GetProperty("$ai_metric_name").GetString(),
            Is.EqualTo("relevance")
        );
        Assert.That(
            written.Log.Entries.Single().Message,
            Does.StartWith("Property '$ai_metric_value' of an AI event is negative or no finite")
        );
    }

    [Test]
    public void Does_not_change_the_event_of_the_caller()
    {
        var generation = new AiGeneration("u") { InputTokens = -1 };

        Written.Event(generation);

        Assert.That(generation.InputTokens, Is.EqualTo(-1));
    }

    [Test]
    public void Sends_zero_and_other_properties_that_are_negative()
    {
        var written = Written.Event(
            new AiGeneration("u")
            {
                InputTokens = 0,
                TotalCost = 0,
                ["balance"] = -3,
                Temperature = 0,
            }
        );

        Assert.That(written.Properties.GetProperty("$ai_input_tokens").GetInt64(), Is.Zero);
        Assert.That(written.Properties.GetProperty("$ai_total_cost_usd").GetDouble(), Is.Zero);
        Assert.That(written.Properties.GetProperty("balance").GetInt64(), Is.EqualTo(-3));
        Assert.That(written.Log.Entries, Is.Empty);
    }

    [TestCase(double.NaN)]
    [TestCase(1e300)]
    public void Returns_no_time_for_seconds_that_are_none(double seconds) =>
        Assert.That(new AiGeneration { ["$ai_latency"] = seconds }.Latency, Is.Null);

    private static TestCaseData Case(
        string property,
        Action<AiGeneration> set,
        object? value = null
    ) => new TestCaseData(property, set).SetArgDisplayNames(property, $"{value}");
}
