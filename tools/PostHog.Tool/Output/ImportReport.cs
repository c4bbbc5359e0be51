using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Blocking.Import;

namespace PostHog.Tool.Output;

/// <summary>Prints what became of an import.</summary>
internal static class ImportReport
{
    /// <summary>Prints it. Returns the exit code.</summary>
    public static int Print(
        Printer printer,
        EventImportResult result,
        bool isDryRun,
        TimeSpan elapsed
    )
    {
        foreach (var warning in result.Warnings)
        {
            Printer.Problem($"warning: {warning}");
        }

        printer.Result(isDryRun ? DryRun(result) : Summary(result), Json(result, elapsed));
        if (result.RejectsPath is { } path)
        {
            Printer.Problem($"the rejected rows are in {path}");
        }

        if (result.Failure is { } failure)
        {
            Printer.Problem(failure.Message);
        }

        return result.IsComplete && result.Rejected == 0 ? ExitCodes.Succeeded : ExitCodes.Failed;
    }

    private static string Summary(EventImportResult result)
    {
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"delivered {result.Delivered} of {result.Rows} rows, rejected {result.Rejected}"
        );
        if (result.WasComplete)
        {
            return $"{summary}; an earlier run had completed this import";
        }

        return result.IsComplete
            ? summary
            : string.Create(CultureInfo.InvariantCulture, $"{summary}, {result.Remaining} remain");
    }

    private static string DryRun(EventImportResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"would send {result.Remaining} of {result.Rows} rows, {result.First:O} to {result.Last:O}; would reject {result.Rejected}"
        );

    private static JObject Json(EventImportResult result, TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        return new JObject
        {
            ["complete"] = result.IsComplete,
            ["wasComplete"] = result.WasComplete,
            ["rows"] = result.Rows,
            ["delivered"] = result.Delivered,
            ["rejected"] = result.Rejected,
            ["remaining"] = result.Remaining,
            ["first"] = result.First?.ToString("O", CultureInfo.InvariantCulture),
            ["last"] = result.Last?.ToString("O", CultureInfo.InvariantCulture),
            ["rejects"] = result.RejectsPath,
            ["seconds"] = Math.Round(elapsed.TotalSeconds, 3),
            ["peakMemoryBytes"] = process.PeakWorkingSet64,
            ["warnings"] = new JArray(result.Warnings.Select(Json)),
            ["failure"] = result.Failure is { } failure
                ? new JObject
                {
                    ["kind"] = failure.Kind.ToString(),
                    ["message"] = failure.Message,
                    ["delivery"] = Printer.Json(failure.Delivery),
                }
                : null,
        };
    }

    private static JObject Json(ImportWarning warning) =>
        new()
        {
            ["kind"] = warning.Kind.ToString(),
            ["count"] = warning.Count,
            ["firstLine"] = warning.FirstLine,
            ["message"] = warning.Message,
        };
}
