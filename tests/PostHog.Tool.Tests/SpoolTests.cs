using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Blocking;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Tool.Tests;

internal sealed class SpoolTests
{
    private TemporaryFolder _folder = null!;

    private static readonly string[] StatusNames =
    [
        "host",
        "key",
        "events",
        "files",
        "unread_files",
        "other_version_files",
        "set_aside_files",
        "bytes",
        "oldest",
    ];

    [SetUp]
    public void Prepare() => _folder = new TemporaryFolder();

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task Status_and_flush_say_what_waits_and_what_became_of_it()
    {
        var host = Some.UnusedAddress();
        Spool(host, events: 3);

        var status = await Phog.RunAsync(host, "spool", "status", _folder.Path, "--json");
        var failed = await Phog.RunAsync(host, "spool", "flush", _folder.Path);
        await using var server = await DevServer.StartAsync(
            new DevServerOptions { Port = host.Port }
        );
        var sent = await Phog.RunAsync(host, "spool", "flush", _folder.Path, "--json");
        var empty = await Phog.RunAsync(host, "spool", "status", _folder.Path);

        var found = (JObject)JArray.Parse(status.Output).Single();
        Assert.That(status.ExitCode, Is.Zero, status.Error);
        Assert.That((string?)found["host"], Is.EqualTo(host.AbsoluteUri));
        Assert.That((int)found["events"]!, Is.EqualTo(3));
        Assert.That(found.Properties().Select(one => one.Name), Is.EqualTo(StatusNames));
        Assert.That(failed.ExitCode, Is.EqualTo(1), failed.Error);
        Assert.That(failed.Output, Does.StartWith("delivered 0, dropped 0, left 3; "));
        Assert.That(sent.ExitCode, Is.Zero, sent.Error);
        Assert.That(
            sent.Output,
            Is.EqualTo(
                """{"delivered":3,"dropped":0,"left":0,"unread_files":0,"failure":null}""" + "\n"
            )
        );
        Assert.That(server.Events, Has.Count.EqualTo(3));
        Assert.That(empty.Output, Is.Empty);
        Assert.That(empty.Error, Does.Contain("nothing is spooled there"));
    }

    [Test]
    public async Task Flush_sends_what_is_older_than_a_client_would_keep()
    {
        var unused = Some.UnusedAddress();
        Spool(unused, events: 2);
        var file = Directory.GetFiles(_folder.Path, "*.spool").Single();
        var parts = Path.GetFileName(file).Split('-');
        var created = DateTimeOffset.UtcNow.AddDays(-8).ToUnixTimeMilliseconds();
        parts[1] = created.ToString("D15", CultureInfo.InvariantCulture);
        File.Move(file, Path.Combine(_folder.Path, string.Join("-", parts)));
        await using var late = await DevServer.StartAsync(
            new DevServerOptions { Port = unused.Port }
        );

        var sent = await Phog.RunHereAsync(unused, "spool", "flush", _folder.Path);

        Assert.That(sent.Output, Is.EqualTo("delivered 2, dropped 0, left 0\n"), sent.Error);
        Assert.That(late.Events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Files_of_another_version_and_those_set_aside_are_counted()
    {
        var host = Some.UnusedAddress();
        Spool(host, events: 1);
        var file = Directory.GetFiles(_folder.Path, "*.spool").Single();
        var header = File.ReadAllLines(file)[0];
        await File.WriteAllTextAsync(
            file,
            header.Replace(" 1 ", " 2 ", StringComparison.Ordinal) + "\n"
        );
        File.Copy(file, file + ".unreadable");

        var sent = await Phog.RunHereAsync(host, "spool", "flush", _folder.Path);
        var status = await Phog.RunHereAsync(host, "spool", "status", _folder.Path, "--json");

        var found = (JObject)JArray.Parse(status.Output).Single();
        Assert.That(
            sent.Output,
            Is.EqualTo("delivered 0, dropped 0, left 0; another version wrote 1 file\n"),
            header
        );
        Assert.That((int)found["other_version_files"]!, Is.EqualTo(1));
        Assert.That((int)found["set_aside_files"]!, Is.EqualTo(1));
    }

    [TestCase("status")]
    [TestCase("flush")]
    public async Task Directory_that_is_missing_or_a_file_is_named(string command)
    {
        var host = Some.UnusedAddress();
        Directory.CreateDirectory(_folder.Path);
        var missing = Path.Combine(_folder.Path, "none");
        var file = Path.Combine(_folder.Path, "file");
        await File.WriteAllTextAsync(file, "");

        var ofMissing = await Phog.RunHereAsync(host, "spool", command, missing);
        var ofFile = await Phog.RunHereAsync(host, "spool", command, file);

        Assert.That(
            (ofMissing.ExitCode, ofMissing.Error),
            Is.EqualTo((1, $"phog: There is no directory {missing}.\n"))
        );
        Assert.That(
            (ofFile.ExitCode, ofFile.Error),
            Is.EqualTo((1, $"phog: {file} is a file; name the directory of a spool.\n"))
        );
        Assert.That(Directory.Exists(missing), Is.False);
    }

    private void Spool(Uri host, int events)
    {
        using var client = new PostHogClient(
            new PostHogOptions
            {
                ProjectToken = Phog.Token,
                Host = host.AbsoluteUri,
                MaxRetries = 0,
                Spool = new SpoolOptions(_folder.Path),
            }
        );
        foreach (var number in Enumerable.Range(0, events))
        {
            client.Capture(
                new PostHogEvent($"event {number.ToString(CultureInfo.InvariantCulture)}", "ada")
            );
        }
    }
}
