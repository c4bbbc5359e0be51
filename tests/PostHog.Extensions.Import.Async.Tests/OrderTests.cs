using System.Globalization;

namespace PostHog.Async.Import.Tests;

/// <summary>In which order events are sent, and with which uuids.</summary>
public sealed class OrderTests : ImportTest
{
    [Test]
    public async Task Batches_have_the_events_of_one_day_oldest_first()
    {
        var path = Write("a.ndjson", Rows(3, "2025-03-02") + Rows(2, "2025-03-01"));

        await ImportAsync(path);

        Assert.That(Http.Requests.Select(request => request.Events.Count), Is.EqualTo([2, 3]));
        Assert.That(Sent.Select(one => (string?)one["timestamp"]), Is.Ordered);
    }

    [Test]
    public async Task Events_of_one_person_at_one_time_keep_their_order_when_sorted()
    {
        var rows = Enumerable
            .Range(0, 50)
            .Select(number =>
                Row("2025-03-01", number % 2 == 0 ? "ada" : "bob", $"event {number}")
            );
        var path = Write("a.ndjson", Row("2025-03-02") + string.Concat(rows));

        await ImportAsync(path);

        var ofAda = Sent.Where(one => (string?)one["distinct_id"] is "ada")
            .Select(one => (string?)one["event"])
            .Where(name => name is not "ordered");
        Assert.That(
            ofAda,
            Is.EqualTo(Enumerable.Range(0, 25).Select(number => $"event {number * 2}"))
        );
    }

    [Test]
    public async Task Many_sorted_files_are_merged_and_deleted()
    {
        var random = new Random(1);
        var rows = Enumerable
            .Range(0, 3000)
            .Select(number =>
                Row(
                    new DateTime(2025, 1, 1)
                        .AddSeconds(random.Next(10_000_000))
                        .ToString("s", CultureInfo.InvariantCulture),
                    properties: $$"""{"n":{{number}}}"""
                )
            );
        var path = Write("a.ndjson", string.Concat(rows));
        var options = Unlimited();
        options.SortBytes = 4000;

        var result = await ImportAsync(path, options);

        Assert.That(result.Delivered, Is.EqualTo(3000));
        Assert.That(Sent.Select(one => (string?)one["timestamp"]), Is.Ordered);
        Assert.That(SentUuids, Is.Unique);
        Assert.That(Files, Is.EqualTo(["a.ndjson", "a.ndjson.checkpoint"]));
    }

    [Test]
    public async Task Equal_rows_have_different_uuids_that_are_the_same_in_every_import()
    {
        var same = Row("2025-03-01", properties: """{"n":1}""");
        var other = Row("2025-03-01", properties: """{"n":2}""");
        var ordered = Write("a.ndjson", same + other + same + same);
        var unordered = Write("b.ndjson", Row("2025-03-05") + same + same + other + same);

        await ImportAsync(ordered);
        var first = SentUuids.ToHashSet();
        await ImportAsync(unordered);

        Assert.That(first, Has.Count.EqualTo(4));
        Assert.That(SentUuids.Skip(4).Take(4), Is.EquivalentTo(first));
        Assert.That(SentUuids.ToHashSet(), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Uuid_is_fixed_by_time_and_content()
    {
        await ImportAsync(Write("a.ndjson", Row("2025-03-01T00:00:00Z")));

        Assert.That(SentUuids.Single(), Is.EqualTo("9ca641b1-6f11-8c85-9840-955f79225c7b"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Windows has other permissions")]
    public async Task Temporary_files_checkpoint_and_rejects_are_readable_by_their_owner_alone()
    {
        var path = Write("a.ndjson", Rows(2, "2025-03-02") + Rows(2, "2025-03-01") + "bad\n");
        var modes = new Dictionary<string, UnixFileMode>();
        var options = Unlimited();
        options.OnProgress = _ =>
        {
            foreach (
                var entry in Directory.EnumerateFileSystemEntries(
                    PathOf("."),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            {
                modes[Path.GetRelativePath(PathOf("."), entry)] = OperatingSystem.IsWindows()
                    ? UnixFileMode.None
                    : File.GetUnixFileMode(entry);
            }
        };

        await ImportAsync(path, options);

        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.That(modes["a.ndjson.checkpoint.tmp"], Is.EqualTo(file | UnixFileMode.UserExecute));
        Assert.That(modes[Path.Combine("a.ndjson.checkpoint.tmp", "1.run")], Is.EqualTo(file));
        Assert.That(modes["a.ndjson.checkpoint"], Is.EqualTo(file));
        Assert.That(modes["a.ndjson.rejects"], Is.EqualTo(file));
    }
}
