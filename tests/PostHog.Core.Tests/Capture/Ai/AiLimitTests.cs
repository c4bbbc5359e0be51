using System.Text;
using PostHog.Capture;

namespace PostHog.Core.Tests.Capture.Ai;

/// <summary>However much content an AI event has, it is sent, and what is left of the content keeps its shape.</summary>
internal sealed class AiLimitTests
{
    private static IEnumerable<TestCaseData> Contents()
    {
        yield return Case("input of rows", one => one.Input = new[] { Tool(Rows(60_000)) });
        yield return Case(
            "answer of rows",
            one => one.OutputChoices = new[] { Tool(Rows(60_000)) }
        );
        yield return Case(
            "many long answers",
            one =>
                one.OutputChoices = Enumerable
                    .Range(0, 60)
                    .Select(_ => AiMessage.Assistant(new string('ø', 90_000)))
        );
        yield return Case(
            "escapes",
            one =>
                one.Input = Enumerable
                    .Range(0, 4)
                    .Select(_ => AiMessage.User(new string('\u0001', 48_000)))
        );
        yield return Case(
            "one text of escapes",
            one => one.OutputChoices = AiMessage.Assistant(new string('\u0001', 190_000))
        );
        yield return Case("tools", one => one.Tools = Rows(30_000));
        yield return Case(
            "error",
            one => one.Error = string.Concat(Enumerable.Repeat("\u0001 ", 100_000))
        );
        yield return Case("instructions", one => one.Instructions = new string('\u0001', 190_000));
        yield return Case("metadata", one => one.ProviderMetadata = Rows(60_000));
        yield return Case("one long name", one => one.Input = new[] { Named() });
    }

    [TestCaseSource(nameof(Contents))]
    public void Sends_the_event_whatever_its_content(Action<AiGeneration> fill)
    {
        foreach (var (isFull, maxBytes) in new[] { (false, 900 * 1024), (true, 1_000_000) })
        {
            var generation = new AiGeneration("u") { InputTokens = 3, Model = "m" };
            fill(generation);

            var written = Written.Event(
                generation,
                new PostHogOptions { EnableFullAiCapture = isFull },
                maxBytes
            );

            Assert.That(written.Dropped, Is.Null);
            Assert.That(
                written.Properties.GetProperty("$ai_input_tokens").GetInt64(),
                Is.EqualTo(3)
            );
            Assert.That(Encoding.UTF8.GetByteCount(written.Json), Is.LessThanOrEqualTo(maxBytes));
        }
    }

    [Test]
    public void Says_that_content_was_reduced_although_its_capture_is_full()
    {
        var written = Written.Event(
            new AiGeneration("u")
            {
                Input = new[] { AiMessage.User(new string('ø', 5_000_000)) },
                TotalCost = 0.5,
            },
            new PostHogOptions { EnableFullAiCapture = true },
            EventFormat.AiMaxBytes
        );

        Assert.That(
            written.Properties.GetProperty("$ai_total_cost_usd").GetDouble(),
            Is.EqualTo(0.5)
        );
        Assert.That(Input(written), Does.Contain("... [truncated]"));
        Assert.That(
            written.Log.Entries.Select(entry => entry.Message),
            Has.Exactly(1).Contains("is sent with less of its content")
        );
    }

    [Test]
    public void Keeps_tokens_and_costs_whatever_the_size_of_a_name()
    {
        var written = Written.Event(
            new AiGeneration("u")
            {
                Model = new string('m', 5_000_000),
                ServiceTier = new string('t', 5_000_000),
                InputTokens = 3,
                TotalCost = 0.5,
            }
        );

        Assert.That(written.Properties.GetProperty("$ai_input_tokens").GetInt64(), Is.EqualTo(3));
        Assert.That(
            written.Properties.GetProperty("$ai_total_cost_usd").GetDouble(),
            Is.EqualTo(0.5)
        );
        Assert.That(
            written.Properties.GetProperty("$ai_model").GetString(),
            Does.EndWith("... [truncated]")
        );
    }

    [Test]
    public void Keeps_the_names_of_a_message_and_cuts_the_end_of_a_tools_result()
    {
        var input = Written
            .Event(
                new AiGeneration("u")
                {
                    Input = new[] { AiMessage.User("list"), Tool(Rows(9_000)) },
                }
            )
            .Properties.GetProperty("$ai_input");

        Assert.That(input.GetRawText(), Has.Length.InRange(180_000, 200_000));
        Assert.That(
            input[0].GetRawText(),
            Is.EqualTo("""{"role":"posthog","content":"[1 messages removed due to size limit]"}""")
        );
        Assert.That(input[1].GetProperty("role").GetString(), Is.EqualTo("tool"));
        Assert.That(input[1].GetProperty("tool_call_id").GetString(), Is.EqualTo("call-1"));
        var rows = input[1].GetProperty("content").EnumerateArray().ToList();
        Assert.That(rows[0].GetRawText(), Is.EqualTo("""{"id":0,"name":"n0","price":0}"""));
        Assert.That(
            rows[^1].GetString(),
            Does.Match("^\\[\\d+ elements removed due to size limit\\]$")
        );
        Assert.That(
            rows.Take(rows.Count - 1).Select(row => row.EnumerateObject().Count()),
            Is.All.InRange(1, 3)
        );
    }

    [Test]
    public void Keeps_the_types_of_parts_and_says_how_many_are_missing()
    {
        var parts = Enumerable
            .Range(0, 8_000)
            .Select(number => new { type = "text", text = $"line {number}" });

        var input = Written
            .Event(new AiGeneration("u") { Input = new[] { new AiMessage("user", parts) } })
            .Properties.GetProperty("$ai_input");

        var kept = input[0].GetProperty("content").EnumerateArray().ToList();
        Assert.That(input.GetRawText(), Has.Length.InRange(180_000, 200_000));
        Assert.That(
            kept.Select(part => part.GetProperty("type").GetString()),
            Is.All.EqualTo("text")
        );
        Assert.That(kept[0].GetProperty("text").GetString(), Is.EqualTo("line 0"));
        Assert.That(
            kept[^1].GetProperty("text").GetString(),
            Is.EqualTo($"[{8_000 - (kept.Count - 1)} parts removed due to size limit]")
        );
    }

    [Test]
    public void Cuts_only_the_long_text_of_a_message_wherever_it_stands()
    {
        var message = new AiMessage("tool", new string('ø', 190_000))
        {
            ["tool_call_id"] = "call-1",
        };

        var input = Written
            .Event(new AiGeneration("u") { Input = new[] { message } })
            .Properties.GetProperty("$ai_input");

        Assert.That(input[0].GetProperty("tool_call_id").GetString(), Is.EqualTo("call-1"));
        Assert.That(input[0].GetProperty("content").GetString(), Does.EndWith("ø... [truncated]"));
        Assert.That(Encoding.UTF8.GetByteCount(input.GetRawText()), Is.InRange(199_000, 200_000));
    }

    [Test]
    public void Cuts_the_end_of_the_texts_of_embeddings()
    {
        var texts = Enumerable
            .Range(0, 10)
            .Select(number => $"{number} " + new string('ø', 20_000));

        var input = Written
            .Event(new AiEmbedding("u") { Input = texts })
            .Properties.GetProperty("$ai_input");

        Assert.That(input[0].GetString(), Does.StartWith("0 "));
        Assert.That(
            input[input.GetArrayLength() - 1].GetString(),
            Does.Contain("elements removed")
        );
    }

    [Test]
    public void Limits_the_states_of_a_step()
    {
        var properties = Written
            .Event(new AiSpan("u") { InputState = Rows(60_000), OutputState = Rows(60_000) })
            .Properties;

        Assert.That(
            new[] { "$ai_input_state", "$ai_output_state" }.Select(name =>
                properties.GetProperty(name).GetRawText().Length
            ),
            Is.All.InRange(190_000, 220_000)
        );
    }

    private static IEnumerable<object> Rows(int count) =>
        Enumerable
            .Range(0, count)
            .Select(number => new
            {
                id = number,
                name = "n" + number,
                price = number * 1.5,
            });

    private static AiMessage Tool(object result) => AiMessage.Tool("call-1", result);

    private static Dictionary<string, object?> Named() => new() { [new string('ø', 500_000)] = 1 };

    private static string Input(Written written) =>
        written.Properties.GetProperty("$ai_input").GetRawText();

    private static TestCaseData Case(string name, Action<AiGeneration> fill) =>
        new TestCaseData(fill).SetArgDisplayNames(name);
}
