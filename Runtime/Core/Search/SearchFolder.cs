using System.Globalization;
using System.Text.Json;

namespace Unroll;

/// <summary>
/// The folder of a search: what it was asked for, and of each trial a record, a checkpoint until it has ended, and then its weights. One
/// search at a time has it.
/// </summary>
internal sealed class SearchFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    /// <summary>Takes a folder, which is made if it is not there, for a search.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="settings">What the search was asked for, each a text.</param>
    /// <exception cref="InvalidDataException">It is the folder of another search.</exception>
    /// <exception cref="IOException">A search has it, or it cannot be written.</exception>
    public SearchFolder(string path, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        _path = path;
        Directory.CreateDirectory(path);
        string held = Path.Combine(path, "search.lock");
        try
        {
            _lock = new FileStream(held, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException(
                $"{held} cannot be opened: another search may be running in this folder. Give each a folder of its own. "
                + exception.Message,
                exception);
        }

        try
        {
            Compare(settings);
            // What killed runs were just writing; nobody else has the folder.
            foreach (string abandoned in Directory.EnumerateFiles(path, ".unroll-*.tmp"))
                System.IO.File.Delete(abandoned);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>The record of a trial.</summary>
    public string Record(int trial) => File(trial, "json");

    /// <summary>The checkpoint of a trial that may go on.</summary>
    public string Checkpoint(int trial) => File(trial, "checkpoint");

    /// <summary>The weights of a trial that was completed.</summary>
    public string Weights(int trial) => File(trial, "safetensors");

    /// <summary>Lets others have the folder.</summary>
    public void Dispose() => _lock.Dispose();

    private string File(int trial, string ending) =>
        Path.Combine(_path, string.Create(CultureInfo.InvariantCulture, $"trial-{trial:0000}.{ending}"));

    private void Compare(IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        string file = Path.Combine(_path, "search.json");
        if (System.IO.File.Exists(file))
        {
            if (CheckpointSettings.Difference(settings, Read(file)) is { } difference)
            {
                throw new InvalidDataException(
                    $"{file}: the search cannot go on from this folder: {difference}. "
                    + "Give the search what it had, or another folder.");
            }
        }
        else if (Directory.EnumerateFiles(_path, "trial-*").FirstOrDefault() is { } trial)
        {
            throw new InvalidDataException(
                $"{trial} is there, but not {file}, which says what search it is of. Give the search another folder.");
        }
        else
        {
            Write(file, settings);
        }
    }

    private static void Write(string file, IReadOnlyList<KeyValuePair<string, string>> settings) => FileReplacement.Write(file, stream =>
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        foreach ((string name, string text) in settings)
            json.WriteString(name, text);
        json.WriteEndObject();
    });

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            return document.RootElement.EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString() ?? "");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{file}: the file is damaged: {exception.Message} Give the search another folder.", exception);
        }
    }
}
