using System.Globalization;
using Unroll.Exchange.Import;

namespace Unroll;

/// <summary>Compares a network with the check of the model that it was imported from.</summary>
public static class NetworkCheck
{
    /// <summary>Predicts the input of a check and compares the outputs.</summary>
    /// <param name="network">The network, with the weights that were imported.</param>
    /// <param name="path">The check.</param>
    /// <returns>The largest difference, and how large it may be.</returns>
    /// <exception cref="InvalidDataException">The file is no check, or one of another network.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public static CheckResult Verify(this Network network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkDescription description = network.Declaration;
        using SafeTensorsFile file = SafeTensorsFile.Open(path, withMetadata: true);
        if (!float.TryParse(
            file.Metadata.GetValueOrDefault(CheckWriter.Tolerance), NumberStyles.Float, CultureInfo.InvariantCulture, out float tolerance))
            throw file.Wrong("the file has no tolerance; expected the check of an imported network");

        using var batch = new Batch(description, 1);
        for (int i = 0; i < description.Inputs.Count; i++)
            Read(file, CheckWriter.Input, description.Inputs[i]).CopyTo(batch.Input(i));
        float[] outputs = new float[description.Outputs.Sum(output => output.Length)];
        network.PredictSample(batch, 0, outputs);

        CheckResult? worst = null;
        int begin = 0;
        foreach (ValueDescription output in description.Outputs)
        {
            float[] expected = Read(file, CheckWriter.Output, output);
            CheckResult result = Compare(output.Name, expected, outputs.AsSpan(begin, output.Length), tolerance);
            begin += output.Length;
            if (worst is null || !(result.LargestDifference / result.Allowed <= worst.LargestDifference / worst.Allowed))
                worst = result;
        }

        return worst!;
    }

    private static CheckResult Compare(string output, float[] expected, ReadOnlySpan<float> given, float tolerance)
    {
        float largest = 0, scale = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            float difference = MathF.Abs(given[i] - expected[i]);
            if (!(difference <= largest))
                largest = float.IsNaN(difference) ? float.PositiveInfinity : difference;   // what is no number is as wrong as can be
            scale = MathF.Max(scale, MathF.Abs(expected[i]));
        }

        return new CheckResult(output, largest, MathF.Max(tolerance * scale, float.Epsilon));
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
