using Microsoft.Data.Sqlite;

namespace PostHog.Development.Tests.Persistence;

internal sealed class EventFileTests
{
    private string _folder = null!;
    private string _file = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("posthog-events-").FullName;
        _file = Path.Combine(_folder, "events.db");
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Keeps_events_over_restarts_as_they_were_sent()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("one", "two");
        }

        await using var second = await StartAsync();
        await second.PostBatchAsync("three");

        Assert.That(second.EventNames, Is.EqualTo(["one", "two", "three"]));
        Assert.That(second.Server.EventCount, Is.EqualTo(3));
        Assert.That(second.Server.Events[0].Path, Is.EqualTo("/batch/"));
        Assert.That(second.Server.Events[0].Json.GetRawText(), Is.EqualTo(A.Event("one")));
        Assert.That((await second.GetAsync("/_dev/persons")).Text, Does.Contain("user-42"));
    }

    [Test]
    public async Task Keeps_no_more_than_the_limit()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("one", "two", "three", "four", "five");
        }

        await using var second = await StartAsync(limit: 2);

        Assert.That(second.EventNames, Is.EqualTo(["four", "five"]));
    }

    [Test]
    public async Task Forgets_events_that_are_cleared()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("gone");
            await first.DeleteAsync("/_dev/events");
        }

        await using var second = await StartAsync();

        Assert.That(second.Server.Events, Is.Empty);
    }

    [Test]
    public async Task Large_events_take_the_place_of_older_ones_in_the_file()
    {
        await using (var server = await StartAsync())
        {
            var text = new string('x', 12_000_000);
            for (var number = 0; number < 16; number++)
            {
                await server.PostAsync(
                    "/batch/",
                    A.BatchOf(
                        $$"""{"event":"event {{number}}","distinct_id":"u","properties":{"x":"{{text}}"} }"""
                    )
                );
                Assert.That(new FileInfo(_file).Length, Is.LessThan(72_000_000));
                Assert.That(new FileInfo($"{_file}-wal").Length, Is.LessThan(26_000_000));
            }
        }

        await using (var second = await StartAsync())
        {
            Assert.That(
                second.EventNames,
                Is.EqualTo([.. Enumerable.Range(11, 5).Select(number => $"event {number}")])
            );
            await second.DeleteAsync("/_dev/events");
            Assert.That(new FileInfo(_file).Length, Is.LessThan(100_000));
        }
    }

    [Test]
    public async Task Does_not_start_with_a_file_that_is_something_else()
    {
        await File.WriteAllTextAsync(_file, new string('x', 5_000));

        await Assert.ThatAsync(
            () => DevServer.StartAsync(new DevServerOptions { EventsFile = _file }),
            Throws.InstanceOf<IOException>().With.Message.Contains("not a database")
        );
    }

    [TestCase("CREATE TABLE customers (name TEXT); INSERT INTO customers VALUES ('Ada')")]
    [TestCase(
        "CREATE TABLE events (id INTEGER PRIMARY KEY, json BLOB); INSERT INTO events VALUES (1, 'x')"
    )]
    [TestCase(
        "CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, received_at INTEGER NOT NULL, json BLOB NOT NULL); CREATE TABLE more (x)"
    )]
    [TestCase(
        "PRAGMA application_id = 7; CREATE TABLE events (id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, received_at INTEGER NOT NULL, json BLOB NOT NULL)"
    )]
    [TestCase("PRAGMA user_version = 3")]
    public async Task Leaves_a_database_of_another_program_exactly_as_it_is(string content)
    {
        Execute(content);
        var before = await File.ReadAllBytesAsync(_file);

        await Assert.ThatAsync(
            () => DevServer.StartAsync(new DevServerOptions { EventsFile = _file, EventLimit = 0 }),
            Throws
                .InstanceOf<IOException>()
                .With.Message.Contains(_file)
                .And.Message.Contains("another program")
        );

        Assert.That(await File.ReadAllBytesAsync(_file), Is.EqualTo(before));
    }

    [Test]
    public async Task Does_not_read_a_file_of_a_later_version()
    {
        await using (await StartAsync()) { }
        Execute("PRAGMA user_version = 99");

        await Assert.ThatAsync(
            () => StartAsync(),
            Throws.InstanceOf<IOException>().With.Message.Contains("later version")
        );
    }

    [Test]
    public async Task Opens_a_file_that_was_made_before_files_were_marked()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("one");
        }

        Execute("PRAGMA application_id = 0; PRAGMA user_version = 0");

        await using var second = await StartAsync();

        Assert.That(second.EventNames, Is.EqualTo(["one"]));
    }

    [Test]
    public async Task Says_that_a_file_is_damaged_and_what_to_do()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync([.. Enumerable.Range(0, 200).Select(n => $"event {n}")]);
        }

        var bytes = await File.ReadAllBytesAsync(_file);
        bytes.AsSpan(4_096).Fill(0xAB);
        await File.WriteAllBytesAsync(_file, bytes);

        await Assert.ThatAsync(
            () => StartAsync(),
            Throws
                .InstanceOf<IOException>()
                .With.Message.Contains(_file)
                .And.Message.Contains("damaged")
                .And.Message.Contains("another file")
        );
    }

    [Test]
    public async Task Leaves_out_a_row_that_is_no_event()
    {
        await using (var first = await StartAsync())
        {
            await first.PostBatchAsync("one");
        }

        Execute(
            "INSERT INTO events (path, received_at, json) VALUES ('/batch/', 9223372036854775807, '{}'), (x'00ff', 'soon', '[]')"
        );
        await using var second = await StartAsync();

        Assert.That(second.EventNames, Is.EqualTo(["one"]));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<RunningServer> StartAsync(int limit = 1_000) =>
        RunningServer.StartAsync(new() { EventsFile = _file, EventLimit = limit });
}
