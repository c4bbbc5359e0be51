using System.Text.Json;

namespace PostHog.Development.Tests.Viewer;

internal sealed class WarningStoreTests
{
    [TestCase("anonymous")]
    [TestCase("NULL")]
    [TestCase("0")]
    [TestCase("[object Object]")]
    [TestCase("\\\"undefined\\\"")]
    public async Task Warns_of_an_id_that_stands_for_nobody(string id)
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostAsync("/batch/", A.BatchOf($$"""{"event":"e","distinct_id":"{{id}}"}"""));

        var warning = (await ReadAsync(server)).Single();
        Assert.That(warning.Kind, Is.EqualTo("bad_id"));
        Assert.That(warning.Text, Does.Contain("stands for nobody"));
    }

    [TestCase("$identify", "false", true)]
    [TestCase("$groupidentify", "false", true)]
    [TestCase("$identify", "true", false)]
    [TestCase("$set", "false", false)]
    public async Task Warns_of_a_personless_event_that_PostHog_drops(
        string name,
        string processes,
        bool isOdd
    )
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostAsync(
            "/batch/",
            A.BatchOf(
                $$"""{"event":"{{name}}","distinct_id":"u","properties":{"$process_person_profile":{{processes}} } }"""
            )
        );

        Assert.That(
            (await ReadAsync(server)).Select(warning => warning.Kind),
            Is.EqualTo(isOdd ? ["personless"] : Array.Empty<string>())
        );
    }

    [Test]
    public async Task Warns_of_one_name_in_two_spellings()
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostBatchAsync(
            "user signed up",
            "order placed",
            "userSignedUp",
            "user_signed_up"
        );

        var warning = (await ReadAsync(server)).Single();
        Assert.That(warning.Kind, Is.EqualTo("name_drift"));
        Assert.That(
            warning.Text,
            Does.Contain("\"user signed up\"").And.Contain("\"userSignedUp\"")
        );
    }

    [Test]
    public async Task Warns_of_a_property_whose_type_changes()
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostAsync(
            "/batch/",
            A.BatchOf(WithTotal("12"), WithTotal("null"), WithTotal("13.5"), WithTotal("\"12\""))
        );

        var warning = (await ReadAsync(server)).Single();
        Assert.That(warning.Kind, Is.EqualTo("type_change"));
        Assert.That(
            warning.Text,
            Does.StartWith("\"total\" of \"paid\" was a number before and is a text now")
        );
    }

    [Test]
    public async Task Warns_of_an_event_larger_than_100_kB()
    {
        await using var server = await RunningServer.StartAsync();

        await server.PostAsync("/batch/", A.BatchOf(WithTotal($"\"{new string('x', 99_000)}\"")));
        Assert.That(await ReadAsync(server), Is.Empty);
        await server.PostAsync("/batch/", A.BatchOf(WithTotal($"\"{new string('x', 101_000)}\"")));

        var warning = (await ReadAsync(server)).Single();
        Assert.That((warning.Kind, warning.Count), Is.EqualTo(("large_event", 1L)));
    }

    [Test]
    public async Task Keeps_200_warnings_and_counts_repeated_ones()
    {
        await using var server = await RunningServer.StartAsync();
        var events = Enumerable
            .Range(0, 250)
            .SelectMany(number => new[] { $"event {number}", $"event_{number}", $"event_{number}" })
            .Select(A.Event);

        await server.PostAsync("/batch/", A.BatchOf([.. events]));

        var warnings = await ReadAsync(server);
        Assert.That(warnings, Has.Count.EqualTo(200));
        Assert.That(warnings[0].Count, Is.EqualTo(2));
        Assert.That(warnings[0].Text, Does.Contain("event 249"));
    }

    private static string WithTotal(string json) =>
        $$"""{"event":"paid","distinct_id":"user-42","properties":{"total":{{json}} } }""";

    private static async Task<IReadOnlyList<(string Kind, string Text, long Count)>> ReadAsync(
        RunningServer server
    )
    {
        var reply = await server.GetAsync("/_dev/warnings");
        return
        [
            .. JsonDocument
                .Parse(reply.Text)
                .RootElement.EnumerateArray()
                .Select(one =>
                    (
                        one.GetProperty("kind").GetString()!,
                        one.GetProperty("text").GetString()!,
                        one.GetProperty("count").GetInt64()
                    )
                ),
        ];
    }
}
