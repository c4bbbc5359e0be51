// Makes the packages of a release, in artifacts/release: dotnet cake --target=Release --package-version=1.2.3
// Everything is checked first, and nothing is pushed.
using System.Security.Cryptography;
using System.Text.RegularExpressions;

const string Released = "artifacts/release";

// What can be said before anything is built. From here on, everything is built with the version: builds read the environment.
void CheckRelease()
{
    var version = Argument("package-version", "");
    if (!Regex.IsMatch(version, @"^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-(0|[1-9]\d*|\d*[a-z][0-9a-z]*)(\.(0|[1-9]\d*|\d*[a-z][0-9a-z]*))*)?$"))
    {
        throw new CakeException($"'{version}' is not a version. Use --package-version=1.2.3 or --package-version=1.2.3-rc.1.");
    }

    if (Output("git", "status --porcelain").Any())
    {
        throw new CakeException("The working tree has changes. Commit or stash them: a package names the commit it was built from.");
    }

    if (Output("git", $"tag --list v{version}").Any())
    {
        throw new CakeException($"The tag v{version} exists already. Use another version.");
    }

    Environment.SetEnvironmentVariable("Version", version);
    if (string.IsNullOrWhiteSpace(string.Concat(Lines("msbuild PostHog.Core -getProperty:PackageReleaseNotes"))))
    {
        throw new CakeException($"CHANGELOG.md has no section [{version}], or nothing is in it. Write what changed for users.");
    }
}

// Known vulnerabilities stop a release. Where the advisories cannot be reached, nobody knows: the end of the output says so.
var auditWarning = "";

void AuditRelease()
{
    var report = Advisories();
    Stop(AuditReport.VulnerabilitiesIn(report));
    auditWarning = AuditReport.GapIn(report) is { } gap ? $"WARNING: {gap} Run the target Audit where they can." : "";
}

void Stop(string failure)
{
    if (failure is not null)
    {
        throw new CakeException(failure);
    }
}

// Packs what was built and tested. What compiled against the previous release must compile against this one.
void PackRelease()
{
    CleanDirectory(Released);
    // Without them, what an earlier run has validated would not be validated again.
    DeleteFiles("artifacts/obj/**/*.ValidatePackage.semaphore");
    var previous = Output("git", "tag --list v[0-9]* --merged HEAD --sort=-creatordate").FirstOrDefault();
    var baseline = previous is null ? "" : $" -p:BaselineFolder={PackBaseline(previous)} -p:BaselineVersion={previous[1..]}";
    DotNet($"pack {Solution} --no-build -c Release -o {Released}{baseline}");

    Console.WriteLine();
    foreach (var file in GetFiles($"{Released}/*.*nupkg").OrderBy(file => file.FullPath))
    {
        var hash = SHA256.HashData(System.IO.File.ReadAllBytes(file.FullPath));
        Console.WriteLine($"{Convert.ToHexStringLower(hash)}  {file.GetFilename()}");
    }

    Console.WriteLine($"Compared with: {previous ?? "nothing, there is no earlier release"}. Nothing was pushed.");
    if (string.Concat(Lines("msbuild PostHog.Core -getProperty:PackageProjectUrl")).Contains("//example."))
    {
        Console.WriteLine("ProjectAddress in Directory.Build.props is a placeholder: set it before you publish these packages.");
    }

    Console.WriteLine(auditWarning);
}

// Packs the previous release from its tag, beside this folder's files, and returns the folder of its packages.
string PackBaseline(string tag)
{
    var packages = MakeAbsolute(Directory("artifacts/baseline")).FullPath;
    var sources = System.IO.Directory.CreateTempSubdirectory("posthog-baseline-").FullName;
    CleanDirectory(packages);
    var version = Environment.GetEnvironmentVariable("Version");
    Output("git", $"worktree add --force --detach {sources} {tag}");
    Environment.SetEnvironmentVariable("Version", tag[1..]);
    try
    {
        DotNet($"pack {sources}/{Solution} -c Release -o {packages} -p:RunAnalyzers=false -p:EnablePackageValidation=false");
        return packages;
    }
    finally
    {
        Environment.SetEnvironmentVariable("Version", version);
        // Without a check: a failure here must not hide why packing failed.
        StartProcess("git", $"worktree remove --force {sources}");
    }
}

IEnumerable<string> Output(string command, string arguments)
{
    var settings = new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true, RedirectStandardError = true };
    var exitCode = StartProcess(command, settings, out var lines, out var errors);
    return exitCode == 0 ? [.. lines] : throw new CakeException($"{command} {arguments}: {string.Join(' ', errors)}");
}
