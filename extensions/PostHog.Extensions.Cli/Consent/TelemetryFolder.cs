using System.Globalization;
using System.Text;

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

    /// <summary>The directory.</summary>
    public string Path => path;

    /// <summary>The directory of the spool.</summary>
    public string SpoolPath => PathOf("spool");

    /// <summary>The directory of the runs during which nothing is sent.</summary>
    public string OfflinePath => PathOf("offline");

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

    /// <summary>Returns the install id; null if there is none.</summary>
    /// <exception cref="InvalidDataException">The file has another content.</exception>
    public Guid? ReadInstallId() =>
        Read("install-id") switch
        {
            null => null,
            var text when Guid.TryParseExact(text, "D", out var id) => id,
            _ => throw new InvalidDataException("The install id is not an id."),
        };

    /// <summary>Writes the install id, unless another process was first. Returns that of the directory.</summary>
    public Guid GetOrAddInstallId()
    {
        CheckWritable();
        try
        {
            using var file = new FileStream(
                PathOf("install-id"),
                FileMode.CreateNew,
                FileAccess.Write
            );
            var id = Guid.NewGuid();
            var text = Encoding.ASCII.GetBytes(id.ToString("D"));
            file.Write(text, 0, text.Length);
            return id;
        }
        catch (IOException) when (ReadInstallId() is not null)
        {
            return ReadInstallId()!.Value;
        }
    }

    /// <summary>Throws if files cannot be written, and creates the directory.</summary>
    public void CheckWritable()
    {
        Directory.CreateDirectory(path);
        using var file = new FileStream(
            PathOf("lock"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.ReadWrite
        );
    }

    /// <summary>Returns what the user chose; null if nothing.</summary>
    /// <exception cref="InvalidDataException">The file has another content.</exception>
    public bool? ReadChoice() =>
        Read("choice") switch
        {
            null => null,
            On => true,
            Off => false,
            _ => throw new InvalidDataException("The choice is neither on nor off."),
        };

    /// <summary>Keeps what the user chose.</summary>
    public void WriteChoice(bool isOn)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(PathOf("choice"), isOn ? On : Off);
    }

    /// <summary>Returns when PostHog could not be reached; null if it could, or if that is unknown.</summary>
    public DateTimeOffset? ReadUnreachable() =>
        DateTimeOffset.TryParseExact(
            Read("unreachable"),
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var since
        )
            ? since
            : null;

    /// <summary>Keeps when PostHog could not be reached.</summary>
    public void WriteUnreachable(DateTimeOffset since) =>
        File.WriteAllText(PathOf("unreachable"), since.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Forgets when PostHog could not be reached.</summary>
    public void DeleteUnreachable() => File.Delete(PathOf("unreachable"));

    /// <summary>Deletes everything but the choice of the user.</summary>
    public void DeleteData()
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        File.Delete(PathOf("install-id"));
        DeleteUnreachable();
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
