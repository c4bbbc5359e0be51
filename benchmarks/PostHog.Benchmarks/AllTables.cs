using System.Text;
using PostHog.Benchmarks.Definitions;
using PostHog.Benchmarks.ErrorTracking;
using PostHog.Benchmarks.Flags;
using PostHog.Benchmarks.Load;
using PostHog.Benchmarks.Scale;
using PostHog.Benchmarks.Start;

namespace PostHog.Benchmarks;

/// <summary>Runs every table with few repeats, and writes all of them to one file.</summary>
internal static class AllTables
{
    /// <summary>Understands <c>all [FILE]</c>.</summary>
    public static int Run(string[] arguments)
    {
        var path = arguments.Length > 0 ? arguments[0] : "artifacts/benchmarks/tables.md";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var file = new StreamWriter(path) { AutoFlush = true };
        var console = Console.Out;
        Console.SetOut(new TwoWriters(console, file));
        Section("Definitions", () => DefinitionsTable.Run(["3"]));
        Section("Flags", FlagTable.Print);
        Section("Exceptions", ExceptionTable.Print);
        Section("Growth", GrowthTable.Print);
        Section("Under load", () => LoadRun.Run(["3"]));
        Section("A fleet", () => ScaleReport.Run([Path.GetDirectoryName(Path.GetFullPath(path))!]));
        Section("Start", () => StartTable.Print(["15"]));
        Console.SetOut(console);
        return 0;
    }

    private static void Section(string name, Func<int> print)
    {
        Console.WriteLine($"\n## {name}\n");
        print();
    }

    private sealed class TwoWriters(TextWriter first, TextWriter second) : TextWriter
    {
        public override Encoding Encoding => first.Encoding;

        public override void Write(char value)
        {
            first.Write(value);
            second.Write(value);
        }

        public override void Write(string? value)
        {
            first.Write(value);
            second.Write(value);
        }

        public override void WriteLine(string? value) => Write(value + Environment.NewLine);
    }
}
