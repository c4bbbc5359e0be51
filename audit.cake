// Decides whether an audit of the packages has succeeded.
internal static class AuditReport
{
    /// <summary>Returns why the audit has failed, for a message; null if it has succeeded.</summary>
    /// <param name="report">What dotnet lists about vulnerable packages, in JSON; blank if it lists nothing.</param>
    public static string? FailureIn(string report)
    {
        var isAudited = report.Contains("\"projects\"") && !report.Contains("\"problems\"");
        if (!isAudited)
        {
            return "not audited: the advisories of a source in nuget.config cannot be reached.";
        }

        return report.Contains("\"vulnerabilities\"")
            ? $"{report}\nThese packages have known vulnerabilities."
            : null;
    }
}
