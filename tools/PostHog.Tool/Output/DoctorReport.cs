using Newtonsoft.Json.Linq;
using PostHog.Tool.Doctor;

namespace PostHog.Tool.Output;

/// <summary>Prints what <c>phog doctor</c> found.</summary>
internal static class DoctorReport
{
    public static void Print(Printer printer, IReadOnlyList<Finding> findings)
    {
        var lines = findings.Select(one =>
            one.Remedy is null
                ? $"{Mark(one.Status)} {one.Check}: {one.Message}"
                : $"{Mark(one.Status)} {one.Check}: {one.Message}{Environment.NewLine}        {one.Remedy}"
        );
        var json = new JArray(
            findings.Select(one => new JObject
            {
                ["check"] = one.Check,
                ["status"] = one.Status.ToString(),
                ["message"] = one.Message,
                ["remedy"] = one.Remedy,
            })
        );
        printer.Result(string.Join(Environment.NewLine, lines), json);
    }

    private static string Mark(FindingStatus status) =>
        status switch
        {
            FindingStatus.Ok => "ok     ",
            FindingStatus.Warning => "warning",
            _ => "failed ",
        };
}
