using System.Globalization;
using PostHog.Benchmarks.Flags;
using PostHog.Benchmarks.Load;

namespace PostHog.Benchmarks.Definitions;

/// <summary>
/// Row k: what loading definitions takes, for 1 000 flags and for a document of 10 MB, with both clients and with
/// <c>JsonDocument</c> alone. Each load is in a process of its own, and they take turns.
/// </summary>
internal static class DefinitionsTable
{
    private static readonly string[] Kinds = ["bare", "async", "blocking"];

    /// <summary>Understands <c>definitions [REPEATS]</c>; the other form is what it starts itself by.</summary>
    public static int Run(string[] arguments)
    {
        if (arguments is ["one", var kind, var path])
        {
            return DefinitionsLoad.Run(kind, path);
        }

        var repeats =
            arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("definitions");
        try
        {
            Console.WriteLine("| k. load definitions | First | Warm | Peak | Kept | Allocated |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
            var thousand = Path.Combine(folder.FullName, "1000.json");
            File.WriteAllText(thousand, Inputs.Definitions(1000));
            Print("1 000 flags", thousand, repeats);
            var large = Path.Combine(folder.FullName, "25000.json");
            LargeProject.Write(large, 25_000);
            Print("25 000 flags", large, repeats);
            Console.WriteLine();
            DefinitionsPrograms.Print(folder.FullName, thousand, 3 * repeats);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Print(string name, string path, int repeats)
    {
        File.WriteAllText(FileHandler.Other(path), File.ReadAllText(path) + " ");
        var runs = Kinds.ToDictionary(
            kind => kind,
            _ => new List<Dictionary<string, double>>(),
            StringComparer.Ordinal
        );
        for (var turn = 0; turn < repeats; turn++)
        {
            foreach (var kind in Kinds)
            {
                runs[kind].Add(OwnProcess.Measure("definitions", "one", kind, path));
            }
        }

        var megabytes = new FileInfo(path).Length / 1e6;
        foreach (var kind in Kinds)
        {
            double Of(string figure) => OwnProcess.Median(runs[kind], figure);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name}, {megabytes:0.0} MB: {(kind == "bare" ? "JsonDocument alone" : kind)} | {Of("first-ms"):0} ms | {Of("warm-ms"):0.0} ms | {Of("peak-MB"):0} MB | {Of("kept-MB"):0.0} MB | {Of("allocated-MB"):0.0} MB |"
                )
            );
        }
    }
}
