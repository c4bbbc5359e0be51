using PostHog.Async.Import.Reading;
using PostHog.Async.Import.Rows;

namespace PostHog.Async.Import.Ordering;

/// <summary>An input while it is read: its stream, its rows, and what makes events of them.</summary>
internal sealed class OpenedInput : IDisposable
{
    private readonly Stream _stream;
    private readonly StreamReader _reader;
    private readonly bool _ownsStream;

    private OpenedInput(Stream stream, bool ownsStream, string? name, EventImportOptions options)
    {
        _stream = stream;
        _ownsStream = ownsStream;
        _reader = InputText.Open(stream, options.Encoding);
        var format = RowReaders.FormatOf(_reader, options.Format, name, out var line);
        Rows = RowReaders.Open(_reader, format, line, options);
        Names = format == ImportFormat.Csv ? null : new NamedFields(options.Mapping);
        Mapper = new RowMapper(options.Mapping, format == ImportFormat.Csv);
    }

    public IRowReader Rows { get; }

    public RowMapper Mapper { get; }

    /// <summary>Whether the rows have the fields that the mapping names; null if columns were checked.</summary>
    public NamedFields? Names { get; }

    /// <summary>The part that is read; null if the length is unknown.</summary>
    public double? Fraction =>
        _stream.CanSeek && _stream.Length > 0 ? (double)_stream.Position / _stream.Length : null;

    /// <summary>Opens a file.</summary>
    public static OpenedInput Of(string path, EventImportOptions options) =>
        new(OpenFile(path), ownsStream: true, path, options);

    /// <summary>Opens a file for reading.</summary>
    public static FileStream OpenFile(string path)
    {
        const int bufferBytes = 64 * 1024;
        return new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite,
            bufferBytes,
            FileOptions.SequentialScan
        );
    }

    /// <summary>Reads a stream, which stays open afterwards.</summary>
    public static OpenedInput Of(Stream stream, EventImportOptions options) =>
        new(stream, ownsStream: false, name: null, options);

    public void Dispose()
    {
        _reader.Dispose();
        if (_ownsStream)
        {
            _stream.Dispose();
        }
    }
}
