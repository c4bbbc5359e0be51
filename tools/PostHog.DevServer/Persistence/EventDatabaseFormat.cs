using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PostHog.Development.Persistence;

/// <summary>
/// What a file of events looks like, so that no file of another program is written to or trimmed.
/// </summary>
internal static class EventDatabaseFormat
{
    // "phdv" in ASCII: what SQLite calls the application id.
    private const string ApplicationId = "1885889654";
    private const string Version = "1";
    private const string Columns = "id,path,received_at,json";

    // Not flushed to the disk each time: a crash of the machine may cost the newest, one of the process does not.
    private const string Schema = $"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        PRAGMA journal_size_limit = 4194304;
        CREATE TABLE IF NOT EXISTS events (
            id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, received_at INTEGER NOT NULL, json BLOB NOT NULL);
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        """;

    private const string Tables =
        "SELECT group_concat(name) FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

    /// <summary>Returns once the file may be opened for writing: there is none, it is empty, or it is one of these.</summary>
    /// <exception cref="IOException">It is something else, or cannot be read. It was not changed.</exception>
    public static void Check(string file)
    {
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return;
        }

        try
        {
            using var connection = Connect(file, SqliteOpenMode.ReadOnly);
            connection.Open();
            if (FindProblem(connection) is { } problem)
            {
                throw new IOException($"{file} {problem}. Name another file.");
            }
        }
        catch (SqliteException exception)
        {
            throw Explain(file, exception);
        }
    }

    /// <summary>Makes the table where there is none, and marks the file.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Schema;
        command.ExecuteNonQuery();
    }

    /// <summary>Returns a connection, not open yet.</summary>
    public static SqliteConnection Connect(string file, SqliteOpenMode mode) =>
        new(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );

    /// <summary>Says in a sentence what is wrong with the file, and what to do.</summary>
    public static IOException Explain(string file, SqliteException exception) =>
        new(
            exception.SqliteErrorCode switch
            {
                SQLitePCL.raw.SQLITE_NOTADB =>
                    $"{file} is not a database of events. Name another file.",
                SQLitePCL.raw.SQLITE_CORRUPT =>
                    $"{file} is damaged. Move it away or delete it, or name another file: the events in it cannot be read.",
                _ => $"{file} cannot be used: {exception.Message}",
            },
            exception
        );

    private static string? FindProblem(SqliteConnection connection)
    {
        var application = Read(connection, "PRAGMA application_id");
        var version = Read(connection, "PRAGMA user_version");
        var tables = Read(connection, Tables);
        var isOfEvents =
            tables == "events"
            && Read(connection, "SELECT group_concat(name) FROM pragma_table_info('events')")
                == Columns;
        var isKnown = (application, version) switch
        {
            (ApplicationId, Version) or ("0", "0") when isOfEvents => true, // unmarked: made by the first version
            ("0", "0") => tables.Length == 0,
            _ => false,
        };
        return isKnown ? null
            : application == ApplicationId ? "was made by a later version of posthog-dev"
            : "is a database of another program, and was left as it is";
    }

    private static string Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
