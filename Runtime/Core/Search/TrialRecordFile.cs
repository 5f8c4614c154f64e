using System.Text.Json;

namespace Unroll;

/// <summary>Writes and reads the record of a trial: a small JSON file, replaced as a whole.</summary>
internal static class TrialRecordFile
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true };

    /// <summary>Writes a record beside its place and renames it.</summary>
    /// <exception cref="IOException">The file cannot be written; it is as it was.</exception>
    public static void Write(string path, TrialRecord record) => FileReplacement.Write(path, stream =>
    {
        using var json = new Utf8JsonWriter(stream, s_options);
        json.WriteStartObject();
        json.WriteString("values", record.Values);
        json.WriteNumber("rung", record.Rung);
        if (record.Divergence is { } divergence)
            json.WriteString("divergence", divergence);
        json.WriteStartArray("epochs");
        foreach (EpochResult epoch in record.Epochs)
            Write(json, epoch);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write(string, TrialRecord)"/> has written.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrialRecord Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement record = document.RootElement;
            var read = new TrialRecord(
                record.GetProperty("values").GetString()!,
                record.GetProperty("rung").GetInt32(),
                [.. record.GetProperty("epochs").EnumerateArray().Select(ReadEpoch)],
                record.TryGetProperty("divergence", out JsonElement divergence) ? divergence.GetString() : null);
            if (read.Rung < 1 || (read.Epochs.Count == 0 && read.Divergence is null))
                throw new FormatException("It has no rung or no epochs.");
            return read;
        }
        catch (Exception exception) when (exception
            is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException(
                $"{path}: the record of the trial is damaged: {exception.Message} Delete the file, and the trial is trained anew.",
                exception);
        }
    }

    private static void Write(Utf8JsonWriter json, EpochResult epoch)
    {
        json.WriteStartObject();
        json.WriteNumber("train loss", epoch.TrainLoss);
        if (epoch.TrainAccuracy is { } trainAccuracy)
            json.WriteNumber("train accuracy", trainAccuracy);
        if (epoch.DevLoss is { } loss)
            json.WriteNumber("dev loss", loss);
        if (epoch.DevAccuracy is { } accuracy)
            json.WriteNumber("dev accuracy", accuracy);
        json.WriteNumber("learning rate", epoch.LearningRate);
        json.WriteNumber("training seconds", epoch.TrainingTime.TotalSeconds);
        json.WriteNumber("evaluation seconds", epoch.EvaluationTime.TotalSeconds);
        json.WriteEndObject();
    }

    private static EpochResult ReadEpoch(JsonElement epoch, int place) => new(
        place + 1,
        epoch.GetProperty("train loss").GetDouble(),
        Optional(epoch, "train accuracy"),
        epoch.GetProperty("dev loss").GetDouble(),
        Optional(epoch, "dev accuracy"),
        epoch.GetProperty("learning rate").GetSingle(),
        TimeSpan.FromSeconds(epoch.GetProperty("training seconds").GetDouble()),
        TimeSpan.FromSeconds(epoch.GetProperty("evaluation seconds").GetDouble()));

    private static double? Optional(JsonElement epoch, string name) =>
        epoch.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : null;
}
