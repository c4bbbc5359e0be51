namespace PostHog.Extensions.Tests.Cli;

/// <summary>What the files of the telemetry survive.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Interoperability",
    "CA1416",
    Justification = "What needs another system is skipped on Windows."
)]
internal sealed class StoredFileTests
{
    private FakeTool _tool = null!;

    [SetUp]
    public void Prepare() => _tool = new FakeTool().WithConsent();

    [TearDown]
    public void Delete() => _tool.Dispose();

    [Test]
    [Platform(Exclude = "Win", Reason = "has no such permissions")]
    public void Files_and_folders_can_be_read_by_their_owner_alone()
    {
        using var tool = new FakeTool();
        tool.Run();

        var folders = new[] { tool.Folder, Path.Combine(tool.Folder, "offline") };
        var modes = tool
            .Files.Select(file => Path.Combine(tool.Folder, file))
            .Concat(folders)
            .ToDictionary(path => path, path => File.GetUnixFileMode(path) & ~OwnerOnly);
        Assert.That(tool.Files, Has.Some.StartsWith("offline").And.Some.EqualTo("install-id"));
        Assert.That(modes.Values, Has.All.EqualTo(UnixFileMode.None));
    }

    [Test]
    public void Empty_id_is_none_and_the_notice_is_shown_again()
    {
        _tool.Write("install-id", "");

        _tool.Run(telemetry => telemetry.RunCommand("status"));
        _tool.Run();

        Assert.That(Guid.TryParse(_tool.Read("install-id"), out _), Is.True);
        Assert.That(_tool.Error.ToString(), Is.Not.Empty);
        Assert.That(_tool.Output.ToString(), Does.StartWith("Telemetry of greet is on."));
        Assert.That(_tool.Events, Has.Count.EqualTo(4));
    }

    [Test]
    public void Status_tells_of_an_id_that_is_none_and_turning_it_on_replaces_it()
    {
        _tool.Write("install-id", "corrupt");
        _tool.Write("choice", "on");

        _tool.Run(telemetry => telemetry.RunCommand("status"));
        _tool.Run(telemetry => telemetry.RunCommand("on"));
        _tool.Run();

        var lines = _tool.Output.ToString().Split(Environment.NewLine);
        Assert.That(lines[0], Does.StartWith("Telemetry of greet is off: its directory cannot"));
        Assert.That(lines[1], Does.StartWith("Telemetry of greet is on."));
        Assert.That(_tool.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void Cut_note_that_PostHog_could_not_be_reached_counts_for_a_day()
    {
        _tool.Write("unreachable", "");
        File.SetLastWriteTimeUtc(
            Path.Combine(_tool.Folder, "unreachable"),
            _tool.Time.UtcNow.UtcDateTime
        );

        _tool.Run();
        Assert.That(_tool.Http.Requests, Is.Empty);
        _tool.Time.Advance(TimeSpan.FromDays(1));
        _tool.Run();

        Assert.That(_tool.Events, Has.Count.EqualTo(4));
    }

    [Test]
    public void Full_folder_of_runs_without_network_drops_the_oldest_one()
    {
        _tool.Answer(503);
        _tool.Run();
        _tool.Answer(200);
        foreach (var number in Enumerable.Range(0, 1000))
        {
            _tool.Write($"offline/{number}", "");
        }

        var oldest = Path.Combine(_tool.Folder, "offline", "7");
        File.SetLastWriteTimeUtc(oldest, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _tool.Run();

        var files = Directory.GetFiles(Path.Combine(_tool.Folder, "offline"));
        Assert.That(files, Has.Length.EqualTo(1000));
        Assert.That(File.Exists(oldest), Is.False);
        Assert.That(files.Count(file => new FileInfo(file).Length > 0), Is.EqualTo(1));
    }

    [Test]
    public void File_of_a_run_that_another_process_sends_is_left_to_it()
    {
        _tool.Write("offline/other", "some line");
        using (
            new FileStream(
                Path.Combine(_tool.Folder, "offline", "other"),
                FileMode.Open,
                FileAccess.ReadWrite,
                FileShare.None
            )
        )
        {
            _tool.Run();
        }

        Assert.That(_tool.Files, Has.One.EqualTo(Path.Combine("offline", "other")));
        Assert.That(_tool.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public void File_without_an_event_is_deleted()
    {
        const string time = "2025-01-01T00:00:00.0000000+00:00";
        _tool.Write("offline/junk", $"\tada\t{time}\t{Guid.NewGuid()}\t.\nno event\n");

        _tool.Run();

        Assert.That(_tool.Files, Has.None.StartsWith("offline"));
        Assert.That(_tool.Events, Has.Count.EqualTo(2));
    }

    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
}
