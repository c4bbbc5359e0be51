namespace PostHog.Async.Import;

/// <summary>
/// Imports old events from JSON or CSV input of any size into PostHog, with bounded memory: oldest first, in batches of one
/// day, as historical data, at a limited rate. An import of a file that was interrupted at any moment, even by ending the
/// process, continues where it stopped. Thread-safe.
/// </summary>
/// <remarks>
/// A row without a uuid gets one that is computed from its content and its number among equal rows, so that PostHog
/// recognises events that are sent again. Nothing is sent before the whole input was read and checked.
/// </remarks>
/// <example>
/// <code>
/// var import = new EventImport(client, new EventImportOptions { EventsPerSecond = 500 });
/// var result = import.Run("events.csv");
/// Console.WriteLine(result);
/// </code>
/// </example>
public sealed class EventImport
{
    private readonly PostHogClient _client;
    private readonly EventImportOptions _options;

    /// <summary>Creates an import.</summary>
    /// <param name="client">Sends the events; it is not disposed. Its retries come before those of the import. With
    /// <see cref="CaptureMode.V1"/> PostHog reports on each event.</param>
    /// <param name="options">The options. Null, the default, means default options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option has an invalid value; the exception names it.</exception>
    /// <exception cref="ArgumentException">The mapping renames two fields to one name, or ignores one that it also uses; the
    /// exception names them.</exception>
    public EventImport(PostHogClient client, EventImportOptions? options = null)
    {
        _client = client ?? throw new ArgumentNullException(nameof(client));
        _options = options?.Copy() ?? new EventImportOptions();
        _options.Check();
    }

    /// <summary>Imports a file. Returns once each row is delivered or rejected, or once the import cannot go on.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="cancellationToken">Stops the import. It can be continued.</param>
    /// <returns>What became of the rows. Neither the network nor the content of the file causes an exception.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<EventImportResult> RunAsync(
        string path,
        CancellationToken cancellationToken = default
    )
    {
        if (string.IsNullOrEmpty(path))
        {
            throw new ArgumentException("The path of the input is missing.", nameof(path));
        }

        var run = new ImportRun(_client, _options, path, stream: null);
        return await run.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Imports a stream, such as the standard input. Its rows are first sorted in temporary files, and its progress is not
    /// saved: if the import stops, start again; uuids stay the same.
    /// </summary>
    /// <param name="input">The stream, which stays open.</param>
    /// <param name="cancellationToken">Stops the import.</param>
    /// <returns>What became of the rows. Neither the network nor the content of the stream causes an exception.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<EventImportResult> RunAsync(
        Stream input,
        CancellationToken cancellationToken = default
    )
    {
        if (input is null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        var run = new ImportRun(_client, _options, path: null, input);
        return await run.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
