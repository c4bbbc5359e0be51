#nullable enable annotations
// Decides whether an audit of the packages has succeeded.
internal static class AuditReport
{
    /// <summary>Returns why the audit has failed, for a message; null if it has succeeded.</summary>
    /// <param name="report">What dotnet lists about vulnerable packages, in JSON; blank if it lists nothing.</param>
    public static string? FailureIn(string report) => VulnerabilitiesIn(report) ?? GapIn(report);

    /// <summary>Returns what is known to be vulnerable, for a message; null if nothing is.</summary>
    /// <param name="report">The same.</param>
    public static string? VulnerabilitiesIn(string report) =>
        report.Contains("\"vulnerabilities\"")
            ? $"{report}\nThese packages have known vulnerabilities."
            : null;

    /// <summary>Returns why the report is not complete, for a message; null if it is.</summary>
    /// <param name="report">The same.</param>
    public static string? GapIn(string report) =>
        report.Contains("\"projects\"") && !report.Contains("\"problems\"")
            ? null
            : "not audited: the advisories of a source in nuget.config cannot be reached.";
}
#nullable restore annotations
