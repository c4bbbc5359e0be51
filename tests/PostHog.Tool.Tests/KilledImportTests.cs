using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Tool.Tests;

/// <summary>
/// An import that is killed at random moments delivers each row once, by uuid. In a full run it has a million rows and is
/// killed ten times.
/// </summary>
[NonParallelizable]
internal sealed class KilledImportTests
{
    private static readonly int Rows = FullRun.Count(20_000, 1_000_000);
    private static readonly int Kills = FullRun.Count(3, 10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // 64 MB, in hexadecimal. Without a limit the runtime takes as much as it likes, which differs from run to run.
    private const string HeapLimit = "4000000";

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("phog-test-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Delivers_each_row_once_by_uuid([Values] bool isMixed)
    {
        await using var server = await DevServer.StartAsync(new() { KeepEvents = false });
        var path = Path.Combine(_folder, "rows.ndjson");
        ImportInput.Write(path, Rows, isMixed);
        var random = new Random(isMixed ? 1 : 2);

        // The first kill comes while the input is read, the others after a random part was sent.
        await KillAsync(server, path, uuids: 0);
        for (var kill = 1; kill < Kills; kill++)
        {
            var part = (kill - random.NextDouble()) / Kills;
            await KillAsync(server, path, Math.Max(1, (int)(part * Rows)));
        }

        var end = await Phog.RunAsync(server.Url, "import", path, "--rate", "0", "--json");

        var json = JObject.Parse(end.Output);
        Report(server, json, $"{(isMixed ? "mixed" : "ordered")}, {Kills} kills");
        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That((int)json["delivered"]!, Is.EqualTo(Rows));
        Assert.That(server.DistinctUuidCount, Is.EqualTo(Rows));
        Assert.That(server.EventCount, Is.InRange(Rows, Rows + (Kills * 500)));
        Assert.That(Directory.Exists($"{path}.checkpoint.tmp"), Is.False);
    }

    [TestCaseSource(nameof(Orders))]
    public async Task Ten_times_the_rows_need_no_more_memory(bool isMixed)
    {
        var few = await PeakOfAsync(Rows / 10, isMixed);
        var many = await PeakOfAsync(Rows, isMixed);

        Assert.That(many, Is.LessThan(1.1 * few));
    }

    // Part of a full run alone, because few rows do not need what the runtime has.
    private static bool[] Orders() => FullRun.IsOn ? [false, true] : [];

    private async Task<long> PeakOfAsync(int rows, bool isMixed)
    {
        await using var server = await DevServer.StartAsync(new() { KeepEvents = false });
        var path = Path.Combine(_folder, $"{rows} {isMixed}.ndjson");
        ImportInput.Write(path, rows, isMixed);

        var settings = Phog.At(server.Url);
        settings["DOTNET_GCHeapHardLimit"] = HeapLimit;
        var end = await Phog.RunAsync(settings, "import", path, "--rate", "0", "--json");

        var json = JObject.Parse(end.Output);
        Report(server, json, isMixed ? "mixed" : "ordered");
        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(server.DistinctUuidCount, Is.EqualTo(rows));
        return (long)json["peakMemoryBytes"]!;
    }

    private static async Task KillAsync(DevServer server, string path, int uuids)
    {
        await using var child = Phog.Start(Phog.At(server.Url), "import", path, "--rate", "0");
        await Task.Run(() =>
        {
            if (uuids == 0)
            {
                child.Error.WaitForLine(patience: Patience);
            }
            else
            {
                server.WaitForUuids(uuids, Patience);
            }
        });
    }

    private static void Report(DevServer server, JObject json, string what)
    {
        var seconds = (double)json["seconds"]!;
        TestContext.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {(long)json["rows"]!} rows, {server.EventCount} sent; last run {seconds:0.0} s, peak memory {(long)json["peakMemoryBytes"]! / 1048576.0:0.0} MB"
            )
        );
    }
}
