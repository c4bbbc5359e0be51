using System.Globalization;
using PostHog.Blocking.Spool;

namespace PostHog.Extensions.Cli.Consent;

/// <summary>
/// The directory of the telemetry of one tool and user. Each fact has a file of its own, so that two processes do not
/// undo each other's changes.
/// </summary>
/// <param name="path">The directory.</param>
internal sealed class TelemetryFolder(string path)
{
    private const string On = "on";
    private const string Off = "off";
    private const string InstallIdFile = "install-id";
    private const string ChoiceFile = "choice";
    private const string UnreachableFile = "unreachable";

    /// <summary>The directory.</summary>
    public string Path => path;

    /// <summary>The directory of the spool.</summary>
    public string SpoolPath => PathOf("spool");

    /// <summary>The directory of the runs during which nothing is sent.</summary>
    public string OfflinePath => PathOf("offline");

    /// <summary>Whether a file is where the directory, or one above it, has to be.</summary>
    public bool IsBlocked
    {
        get
        {
            var part = path;
            while (part is not null && !Directory.Exists(part))
            {
                if (File.Exists(part))
                {
                    return true;
                }

                part = System.IO.Path.GetDirectoryName(part);
            }

            return false;
        }
    }

    /// <summary>Returns the directory of a tool; null if the user has none.</summary>
    public static TelemetryFolder? Of(CliTelemetryOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            return new(System.IO.Path.GetFullPath(options.DataDirectory!));
        }

        var local = options.Environment.DataDirectory();
        return System.IO.Path.IsPathRooted(local)
            ? new(System.IO.Path.Combine(local, options.Tool, "telemetry"))
            : null;
    }

    /// <summary>Returns the install id; null if there is none, or if its file is empty.</summary>
    /// <exception cref="InvalidDataException">The file has another content.</exception>
    public Guid? ReadInstallId() =>
        Read(InstallIdFile) switch
        {
            null or "" => null,
            var text when Guid.TryParseExact(text, "D", out var id) => id,
            _ => throw new InvalidDataException("The install id is not an id."),
        };

    /// <summary>Writes the install id, unless another process was first. Returns that of the directory.</summary>
    public Guid GetOrAddInstallId()
    {
        CheckWritable();
        if (ReadInstallId() is { } known)
        {
            return known;
        }

        var id = Guid.NewGuid();
        var written = TemporaryFile.Write(PathOf(InstallIdFile), id.ToString("D"));
        try
        {
            // One that is empty was not written to its end.
            File.Delete(PathOf(InstallIdFile));
            File.Move(written, PathOf(InstallIdFile));
            return id;
        }
        catch (IOException) when (ReadInstallId() is not null)
        {
            return ReadInstallId()!.Value;
        }
        finally
        {
            File.Delete(written);
        }
    }

    /// <summary>Deletes an install id that is none.</summary>
    public void RepairInstallId()
    {
        try
        {
            _ = ReadInstallId();
        }
        catch (InvalidDataException)
        {
            File.Delete(PathOf(InstallIdFile));
        }
    }

    /// <summary>Throws if files cannot be written, and creates the directory.</summary>
    public void CheckWritable()
    {
        OwnerFiles.CreateFolder(path);
        using var file = OwnerFiles.Open(
            PathOf("lock"),
            FileMode.OpenOrCreate,
            FileAccess.Write,
            FileShare.ReadWrite
        );
    }

    /// <summary>Throws if there is no room on the disk for the install id.</summary>
    public void CheckRoom() =>
        File.Delete(TemporaryFile.Write(PathOf(InstallIdFile), Guid.Empty.ToString("D")));

    /// <summary>Returns what the user chose; null if nothing.</summary>
    /// <exception cref="InvalidDataException">The file has another content.</exception>
    public bool? ReadChoice() =>
        Read(ChoiceFile) switch
        {
            null => null,
            On => true,
            Off => false,
            _ => throw new InvalidDataException("The choice is neither on nor off."),
        };

    /// <summary>Keeps what the user chose.</summary>
    public void WriteChoice(bool isOn)
    {
        OwnerFiles.CreateFolder(path);
        TemporaryFile.Replace(PathOf(ChoiceFile), isOn ? On : Off);
    }

    /// <summary>
    /// Returns when PostHog could not be reached; null if it could, or if that is unknown. A file that was not written to
    /// its end has its own time.
    /// </summary>
    public DateTimeOffset? ReadUnreachable() =>
        Read(UnreachableFile) switch
        {
            null => null,
            var text
                when DateTimeOffset.TryParseExact(
                    text,
                    "O",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var since
                ) => since,
            _ => new DateTimeOffset(File.GetLastWriteTimeUtc(PathOf(UnreachableFile))),
        };

    /// <summary>Keeps when PostHog could not be reached.</summary>
    public void WriteUnreachable(DateTimeOffset since) =>
        TemporaryFile.Replace(
            PathOf(UnreachableFile),
            since.ToString("O", CultureInfo.InvariantCulture)
        );

    /// <summary>Forgets when PostHog could not be reached.</summary>
    public void DeleteUnreachable() => File.Delete(PathOf(UnreachableFile));

    /// <summary>Deletes everything but the choice of the user.</summary>
    public void DeleteData()
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        File.Delete(PathOf(InstallIdFile));
        DeleteUnreachable();
        foreach (var left in Directory.GetFiles(path, $"*{TemporaryFile.Suffix}"))
        {
            File.Delete(left);
        }

        foreach (var events in new[] { OfflinePath, SpoolPath }.Where(Directory.Exists))
        {
            Directory.Delete(events, recursive: true);
        }
    }

    private string? Read(string name)
    {
        try
        {
            return File.ReadAllText(PathOf(name)).Trim();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(string name) => System.IO.Path.Combine(path, name);
}
