using Unroll.Exchange.Import;

namespace Samples.Features;

/// <summary>The picture that is taken from every picture: what those of ImageNet are in the mean.</summary>
internal static class MeanImage
{
    /// <summary>Reads the mean image of a preprocessing model, which splits red, green and blue, joins blue, green and red, and subtracts a
    /// constant.</summary>
    /// <param name="path">The file.</param>
    /// <returns>[224, 224, 3]: rows, columns, and blue, green and red, in units of bytes.</returns>
    /// <exception cref="InvalidDataException">The file is no such model.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static float[] Read(string path)
    {
        ModelGraph model = ModelFile.Read(path);
        if (model.Nodes is not [{ Operator: "Split" } split, { Operator: "Concat" } join, { Operator: "Sub", Inputs: [_, var name] }]
            || !join.Inputs.SequenceEqual(split.Outputs.Reverse())
            || !model.Constants.TryGetValue(name, out ModelTensor? mean)
            || mean.Extents is not [1, Featurizer.Channels, Featurizer.Side, Featurizer.Side])
        {
            throw new InvalidDataException(
                $"{path}: expected a Split into channels, a Concat of them in reverse and a Sub of a constant "
                + $"[1, {Featurizer.Channels}, {Featurizer.Side}, {Featurizer.Side}]; there are "
                + $"{string.Join(", ", model.Nodes.Select(node => node.Operator))}.");
        }

        return ChannelsLast(mean.ToFloats());
    }

    private static float[] ChannelsLast(float[] planes)
    {
        int pixels = planes.Length / Featurizer.Channels;
        var image = new float[planes.Length];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            for (int channel = 0; channel < Featurizer.Channels; channel++)
                image[(pixel * Featurizer.Channels) + channel] = planes[(channel * pixels) + pixel];
        }

        return image;
    }
}
