using Newtonsoft.Json.Linq;
using PostHog.Development;

namespace PostHog.Tool.Tests;

internal sealed class ImportTests
{
    private string _folder = "";
    private DevServer _server = null!;

    [SetUp]
    public async Task PrepareAsync()
    {
        _folder = Directory.CreateTempSubdirectory("phog-test-").FullName;
        _server = await DevServer.StartAsync();
    }

    [TearDown]
    public async Task CleanUpAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Imports_a_CSV_file_with_a_mapping()
    {
        var path = Path.Combine(_folder, "orders.csv");
        await File.WriteAllTextAsync(path, "user;x\n");
        await File.WriteAllTextAsync(
            path,
            "user,at,Plan,zip,secret\nada,01.03.2025,pro,01234,x\nbob,02.03.2025,free,99,y\n"
        );

        var end = await Phog.RunAsync(
            _server.Url,
            "import",
            path,
            "--event-name",
            "ordered",
            "-m",
            "distinct_id=user",
            "-m",
            "timestamp=at",
            "-m",
            "plan=Plan",
            "--timestamp-format",
            "dd.MM.yyyy",
            "--text",
            "zip",
            "--ignore",
            "secret"
        );

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Is.EqualTo("delivered 2 of 2 rows, rejected 0\n"));
        Assert.That(_server.Events.Select(one => one.DistinctId), Is.EqualTo(["ada", "bob"]));
        Assert.That(
            Phog.Own(_server.Events[1]).ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo("""{"plan":"free","zip":"99"}""")
        );
    }

    [Test]
    public async Task Reads_a_pipe_and_leaves_no_file()
    {
        string[] arguments = ["import", "-", "--json", "--temp", _folder];
        await using var child = Phog.Start(Phog.At(_server.Url), arguments);
        await child.Input.WriteAsync(ImportInput.Row(2) + ImportInput.Row(1));
        child.Input.Close();

        var end = await child.WaitForExitAsync();

        Assert.That((int)JObject.Parse(end.Output)["delivered"]!, Is.EqualTo(2), end.Error);
        Assert.That(Directory.EnumerateFileSystemEntries(_folder), Is.Empty);
    }

    [Test]
    public async Task Rejects_and_warnings_are_said_on_standard_error_and_the_exit_code_is_1()
    {
        var path = Path.Combine(_folder, "a.ndjson");
        var recent = ImportInput.Row(1).Replace("2025-", "2125-", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, ImportInput.Row(1) + "bad\n" + recent);

        var end = await Phog.RunAsync(_server.Url, "import", path, "--json");

        var json = JObject.Parse(end.Output);
        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That((int)json["rejected"]!, Is.EqualTo(1));
        Assert.That((string?)json["warnings"]![0]!["kind"], Is.EqualTo("FutureEvents"));
        Assert.That(end.Error, Does.Contain("warning: 1 event in the future"));
        Assert.That(end.Error, Does.Contain("a.ndjson.rejects"));
        Assert.That(end.Error.Contains('\u001b', StringComparison.Ordinal), Is.False);
    }

    [Test]
    public async Task Dry_run_sends_nothing()
    {
        var path = Path.Combine(_folder, "a.ndjson");
        ImportInput.Write(path, 10, isMixed: true);

        var end = await Phog.RunAsync(_server.Url, "import", path, "--dry-run");

        Assert.That(end.ExitCode, Is.Zero);
        Assert.That(end.Output, Does.StartWith("would send 10 of 10 rows, 2025-01-01T00:00:00"));
        Assert.That(_server.RequestCount, Is.Zero);
    }

    [Test]
    public async Task Folder_missing_file_unknown_encoding_and_unwritable_output_are_named()
    {
        var path = Path.Combine(_folder, "a.ndjson");
        ImportInput.Write(path, 10, isMixed: false);

        var folder = await Phog.RunHereAsync(_server.Url, "import", _folder);
        var missing = await Phog.RunHereAsync(_server.Url, "import", path + "x");
        var encoding = await Phog.RunHereAsync(
            _server.Url,
            "import",
            path,
            "--encoding",
            "klingon"
        );
        var output = await Phog.RunHereAsync(
            _server.Url,
            "import",
            path,
            "--checkpoint",
            "/proc/none/x"
        );

        Assert.That(
            (folder.ExitCode, folder.Error),
            Is.EqualTo((1, $"phog: {_folder} is a folder; name a file.\n"))
        );
        Assert.That(
            (missing.ExitCode, missing.Error),
            Is.EqualTo((1, $"phog: There is no file {path}x.\n"))
        );
        Assert.That(encoding.ExitCode, Is.EqualTo(2));
        Assert.That(
            (output.ExitCode, output.Error),
            Is.EqualTo((1, "phog: Could not find a part of the path '/proc/none/x'.\n"))
        );
        Assert.That(_server.RequestCount, Is.Zero);
    }

    [Test]
    [Platform("Linux", Reason = "sends a signal with kill")]
    public async Task Ctrl_C_while_sending_exits_with_130_and_the_same_command_continues()
    {
        var path = Path.Combine(_folder, "a.ndjson");
        ImportInput.Write(path, 5000, isMixed: false);
        await using (var child = Phog.Start(Phog.At(_server.Url), "import", path))
        {
            await Task.Run(() => _server.WaitForUuids(1));
            child.Signal("INT");
            var stopped = await child.WaitForExitAsync();
            Assert.That(stopped.ExitCode, Is.EqualTo(130));
            Assert.That(stopped.Error, Does.Contain("run the same command again to continue"));
        }

        var end = await Phog.RunAsync(_server.Url, "import", path, "--rate", "0");

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Output, Is.EqualTo("delivered 5000 of 5000 rows, rejected 0\n"));
        Assert.That(_server.DistinctUuidCount, Is.EqualTo(5000));
    }
}
