using System.Globalization;

namespace Unroll.Exchange.Import;

/// <summary>A network beside the check of its model: predicts the check's input, and compares.</summary>
internal sealed class CheckRun : IDisposable
{
    private readonly Network _network;
    private readonly Batch _batch;
    private readonly float _tolerance;
    private readonly float[][] _expected;
    private readonly float[] _given;

    /// <summary>Reads a check.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The check.</param>
    /// <exception cref="InvalidDataException">The file is no check, or one of another network.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public CheckRun(Network network, string path)
    {
        _network = network;
        NetworkDescription description = network.Declaration;
        using SafeTensorsFile file = SafeTensorsFile.Open(path, withMetadata: true);
        if (!float.TryParse(
            file.Metadata.GetValueOrDefault(CheckMaker.Tolerance), NumberStyles.Float, CultureInfo.InvariantCulture, out _tolerance))
            throw file.Wrong("the file has no tolerance; expected the check of an imported network");

        float[][] inputs = [.. description.Inputs.Select(input => Read(file, CheckMaker.Input, input))];
        _expected = [.. description.Outputs.Select(output => Read(file, CheckMaker.Output, output))];
        _given = new float[description.Outputs.Sum(output => output.Length)];
        _batch = new Batch(description, 1);
        for (int i = 0; i < inputs.Length; i++)
            inputs[i].CopyTo(_batch.Input(i));
    }

    /// <summary>Predicts the input, on the caller's thread.</summary>
    public void Predict() => _network.PredictSample(_batch, 0, _given);

    /// <summary>How each output of the last prediction differs from what it must be.</summary>
    public IEnumerable<CheckResult> Compare()
    {
        int begin = 0;
        foreach ((ValueDescription output, float[] expected) in _network.Declaration.Outputs.Zip(_expected))
        {
            yield return Compare(output.Name, expected, _given.AsSpan(begin, output.Length));
            begin += output.Length;
        }
    }

    public void Dispose() => _batch.Dispose();

    private CheckResult Compare(string output, float[] expected, ReadOnlySpan<float> given)
    {
        float largest = 0, scale = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            float difference = MathF.Abs(given[i] - expected[i]);
            if (!(difference <= largest))
                largest = float.IsNaN(difference) ? float.PositiveInfinity : difference;   // what is no number is as wrong as can be
            scale = MathF.Max(scale, MathF.Abs(expected[i]));
        }

        return new CheckResult(output, largest, MathF.Max(_tolerance * scale, float.Epsilon));
    }

    private static float[] Read(SafeTensorsFile file, string prefix, ValueDescription value)
    {
        string name = prefix + value.Name;
        TensorEntry tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == name)
            ?? throw file.Wrong($"the file has no tensor '{name}'; expected the check of this network");
        file.CheckSize(tensor);
        float[] values = new float[value.Length];
        if (tensor.Type != TensorEntry.Float || tensor.End - tensor.Begin != (long)values.Length * sizeof(float))
            throw file.Wrong($"tensor {tensor.Quoted} is {tensor.Type} {tensor.ShapeText}; expected {value.Length} floats");
        file.Read(tensor, values);
        return values;
    }
}
