using Newtonsoft.Json.Linq;
using PostHog.Async.Tests.Flags;

namespace PostHog.Async.Tests.Context;

/// <summary>A flag-called event takes its context from the evaluation, wherever the flag is read.</summary>
public sealed class FlagCalledContextTests : FlagTest
{
    private static readonly PostHogContext Elsewhere = new()
    {
        DistinctId = "user-7",
        Groups = { ["company"] = "acme", ["team"] = "red" },
    };

    [Test]
    public async Task Omits_the_groups_of_the_context_in_which_a_flag_is_read()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync("user-42");

        using (client.BeginContext(Elsewhere))
        {
            flags.IsEnabled("beta");
        }

        var told = await OnlyOneAsync(client);
        Assert.That((string?)told["distinct_id"], Is.EqualTo("user-42"));
        Assert.That(told["properties"]!["$groups"], Is.Null);
    }

    [Test]
    public async Task Sends_only_the_groups_of_the_evaluation()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        var flags = await client.EvaluateFlagsAsync(
            "user-42",
            new() { Groups = { ["company"] = "other" } }
        );

        using (client.BeginContext(Elsewhere))
        {
            flags.IsEnabled("beta");
        }

        var told = await OnlyOneAsync(client);
        Assert.That(
            told["properties"]!["$groups"]!.ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo("""{"company":"other"}""")
        );
    }

    [Test]
    public async Task Sends_the_groups_of_the_context_in_which_flags_were_evaluated()
    {
        Loaded().With("beta", true);
        await using var client = new PostHogClient(Options());
        FeatureFlagEvaluations flags;
        using (client.BeginContext(Elsewhere))
        {
            flags = await client.EvaluateFlagsAsync();
        }

        flags.IsEnabled("beta");

        var told = await OnlyOneAsync(client);
        Assert.That((string?)told["distinct_id"], Is.EqualTo("user-7"));
        Assert.That((string?)told["properties"]!["$groups"]!["team"], Is.EqualTo("red"));
    }

    private async Task<JObject> OnlyOneAsync(PostHogClient client)
    {
        var events = await FlushedAsync(client);
        Assert.That(events, Has.Count.EqualTo(1));
        return events[0];
    }
}
