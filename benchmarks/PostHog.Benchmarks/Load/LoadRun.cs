using System.Diagnostics;
using System.Globalization;

namespace PostHog.Benchmarks.Load;

/// <summary>Runs every piece of work with both clients, each a few times in a process of its own, and prints medians.</summary>
internal static class LoadRun
{
    private static readonly string[] Kinds = ["bare", "async", "blocking"];

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
        Console.WriteLine("| Work | Bare | Async | Blocking |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var (work, events) in Rows.Where(row => wanted is null || row.Work == wanted))
        {
            var runs = Kinds.ToDictionary(
                kind => kind,
                _ => new List<Dictionary<string, double>>(),
                StringComparer.Ordinal
            );
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                foreach (var kind in Kinds.Where(kind => kind != "bare" || IsBareToo(work, events)))
                {
                    runs[kind]
                        .Add(
                            OwnProcess.Measure(
                                "load",
                                "one",
                                work,
                                kind,
                                $"{events}",
                                host.AbsoluteUri
                            )
                        );
                }
            }

            var figures = Kinds.Select(kind => Figures(runs[kind]));
            Console.WriteLine($"| {work}, {events} events | {string.Join(" | ", figures)} |");
        }
    }

    private static bool IsBareToo(string work, int events) =>
        work is "rounds" or "burst" && events == 200_000;

    private static string Figures(List<Dictionary<string, double>> runs) =>
        runs.Count == 0
            ? ""
            : string.Join(
                ", ",
                runs[0]
                    .Keys.Select(name =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name}={OwnProcess.Median(runs, name):0.##}"
                        )
                    )
            );

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
