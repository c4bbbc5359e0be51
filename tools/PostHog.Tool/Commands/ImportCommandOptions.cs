using System.CommandLine;
using System.Text;
using PostHog.Blocking.Import;
using PostHog.Tool.Values;

namespace PostHog.Tool.Commands;

/// <summary>The options of <c>phog import</c>.</summary>
internal sealed class ImportCommandOptions
{
    private readonly Option<ImportFormat> _format = new("--format")
    {
        Description = "The format. Auto goes by the name and the first character.",
        HelpName = "Auto|JsonLines|JsonArray|Csv",
    };

    private readonly Option<string[]> _map = new("--map", "-m")
    {
        Description =
            "Where something is: event, distinct_id, timestamp, uuid, properties, or a property. Repeatable.",
        HelpName = "name=column",
    };

    private readonly Option<string?> _eventName = new("--event-name")
    {
        Description = "The name of all events, if no column has it.",
        HelpName = "name",
    };

    private readonly Option<string?> _timestampFormat = new("--timestamp-format")
    {
        Description = "The .NET format of the times. Default: ISO 8601 or Unix time.",
        HelpName = "format",
    };

    private readonly Option<string[]> _ignore = new("--ignore")
    {
        Description = "A column that is not imported. Repeatable.",
        HelpName = "column",
    };

    private readonly Option<string[]> _text = new("--text")
    {
        Description = "A CSV column that is text even if it looks like a number. Repeatable.",
        HelpName = "column",
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "The encoding, such as latin1. Default: utf-8.",
        HelpName = "name",
    };

    private readonly Option<double> _rate = new("--rate")
    {
        Description = "The maximum number of events per second; 0 for no limit.",
        HelpName = "number",
        DefaultValueFactory = _ => new EventImportOptions().EventsPerSecond,
    };

    // The protocol allows historical events in both versions; only V1 reports on each event.
    private readonly Option<CaptureMode> _captureMode = new("--capture-mode")
    {
        Description = "The capture protocol. V1 reports on each event; V0 is for older servers.",
        HelpName = "V0|V1",
        DefaultValueFactory = _ => CaptureMode.V1,
    };

    private readonly Option<bool> _setOnce = new("--set-once")
    {
        Description = "Sends $set as $set_once, which does not replace newer values.",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Reads and checks everything, and sends nothing.",
    };

    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "The file with the saved progress. Default: the file's path and .checkpoint.",
        HelpName = "file",
    };

    private readonly Option<bool> _noCheckpoint = new("--no-checkpoint")
    {
        Description = "Does not save the progress.",
    };

    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "The file for rejected rows. Default: the file's path and .rejects.",
        HelpName = "file",
    };

    private readonly Option<string?> _temporary = new("--temp")
    {
        Description = "The folder for temporary files, if the input is not in order.",
        HelpName = "folder",
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            _format,
            _map,
            _eventName,
            _timestampFormat,
            _ignore,
            _text,
            _encoding,
            _rate,
            _captureMode,
            _setOnce,
            _dryRun,
            _checkpoint,
            _noCheckpoint,
            _rejects,
            _temporary,
        ];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    public CaptureMode ReadCaptureMode(ParseResult parsed) => parsed.GetValue(_captureMode);

    public EventImportOptions Read(ParseResult parsed)
    {
        var rate = parsed.GetValue(_rate);
        var options = new EventImportOptions
        {
            Format = parsed.GetValue(_format),
            Encoding = EncodingOf(parsed.GetValue(_encoding)),
            EventsPerSecond = rate == 0 ? double.PositiveInfinity : rate,
            UseSetOnce = parsed.GetValue(_setOnce),
            DryRun = parsed.GetValue(_dryRun),
            UseCheckpoint = !parsed.GetValue(_noCheckpoint),
            CheckpointPath = parsed.GetValue(_checkpoint),
            RejectsPath = parsed.GetValue(_rejects),
            TemporaryFolder = parsed.GetValue(_temporary),
        };
        ReadMapping(parsed, options.Mapping);
        return options;
    }

    private void ReadMapping(ParseResult parsed, ImportMapping mapping)
    {
        mapping.EventName = parsed.GetValue(_eventName);
        mapping.TimestampFormat = parsed.GetValue(_timestampFormat);
        foreach (var (name, column) in PropertyValues.SplitAll(parsed.GetValue(_map) ?? []))
        {
            Map(mapping, name, column);
        }

        if (mapping.EventName is { } all && mapping.Event != new ImportMapping().Event)
        {
            throw new UsageException(
                $"the events are named both {all} and by the column {mapping.Event}; pass either --event-name or -m event=..."
            );
        }

        foreach (var column in parsed.GetValue(_ignore) ?? [])
        {
            mapping.Ignored.Add(column);
        }

        foreach (var column in parsed.GetValue(_text) ?? [])
        {
            mapping.TextColumns.Add(column);
        }
    }

    private static void Map(ImportMapping mapping, string name, string column)
    {
        switch (name)
        {
            case "event":
                mapping.Event = column;
                break;
            case "distinct_id":
                mapping.DistinctId = column;
                break;
            case "timestamp":
                mapping.Timestamp = column;
                break;
            case "uuid":
                mapping.Uuid = column;
                break;
            case "properties":
                mapping.Properties = column;
                break;
            default:
                Rename(mapping, column, name);
                break;
        }
    }

    private static void Rename(ImportMapping mapping, string column, string name)
    {
        if (mapping.Renamed.TryGetValue(column, out var other))
        {
            throw new UsageException(
                $"the column {column} cannot be both the property {other} and the property {name}."
            );
        }

        mapping.Renamed[column] = name;
    }

    private static Encoding? EncodingOf(string? name)
    {
        if (name is null)
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--encoding '{name}' is not known.");
        }
    }
}
