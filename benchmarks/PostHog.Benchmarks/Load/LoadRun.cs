using System.Diagnostics;
using System.Globalization;

namespace PostHog.Benchmarks.Load;

/// <summary>Runs every piece of work with both clients, each a few times in a process of its own, and prints medians.</summary>
internal static class LoadRun
{
    private static readonly string[] Clients = ["async", "blocking"];
    private static readonly string[] ClientsAndBare = ["bare", .. Clients];

    private static readonly (string Work, int Events)[] Rows =
    [
        ("enqueue", 1_000_000),
        ("enqueue-two", 1_000_000),
        ("rounds", 200_000),
        ("rounds-plain", 200_000),
        ("rounds-spooled", 200_000),
        ("burst", 200_000),
        ("rounds", 10_000),
        ("rounds", 1_000_000),
        ("capture", 10_000),
    ];

    /// <summary>Understands <c>load [REPEATS [WORK]]</c>; the other forms are what it starts itself by.</summary>
    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve"]:
                return LeanServer.Run();
            case ["one", var work, var kind, var events, var host]:
                new Scenario(kind, new Uri(host)).Run(work, Number(events));
                return 0;
            default:
                using (var server = Server(out var own))
                {
                    RunAll(arguments, own);
                    server.Kill();
                }

                return 0;
        }
    }

    /// <summary>Starts a server that says 200; whoever did ends it.</summary>
    public static Process Server(out Uri host)
    {
        var server = OwnProcess.Start("load", "serve");
        host = new Uri($"http://127.0.0.1:{server.StandardOutput.ReadLine()}/");
        return server;
    }

    private static void RunAll(string[] arguments, Uri host)
    {
        var repeats = arguments.Length > 0 ? Number(arguments[0]) : 5;
        var wanted = arguments.Length > 1 ? arguments[1] : null;
        foreach (var (work, events) in Rows.Where(row => wanted is null || row.Work == wanted))
        {
            foreach (var kind in work is "rounds" or "burst" ? ClientsAndBare : Clients)
            {
                var runs = Enumerable
                    .Range(0, repeats)
                    .Select(_ =>
                        OwnProcess.Measure("load", "one", work, kind, $"{events}", host.AbsoluteUri)
                    )
                    .ToList();
                var medians = runs[0]
                    .Keys.Select(name =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name}={OwnProcess.Median(runs, name):0.##}"
                        )
                    );
                Console.WriteLine($"{work} {events} {kind}: {string.Join("  ", medians)}");
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
