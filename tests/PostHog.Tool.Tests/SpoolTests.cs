using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Blocking;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Tool.Tests;

internal sealed class SpoolTests
{
    private TemporaryFolder _folder = null!;

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
        Assert.That(
            found.Properties().Select(one => one.Name),
            Is.EqualTo(["host", "key", "events", "files", "unread_files", "bytes", "oldest"])
        );
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
