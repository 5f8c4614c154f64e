using Unroll;
using Unroll.Vision;

namespace Samples.Style;

/// <summary>
/// What the network that paints in one pass learns by (Johnson et al., 2016): the features of what it has painted shall be those of the
/// crop, and their Gram matrices those of the style, which are divided by the pixels and so are the same for all sizes.
/// </summary>
internal sealed class PerceptualLoss : IDisposable
{
    private readonly StyleStep _features;
    private readonly Batch _batch;
    private readonly float[][] _outputs;
    private readonly int _content;
    private readonly float[] _crops;

    /// <summary>Takes the style from a picture, and the units of the losses from crops: each counts 1 where they are as they are.</summary>
    /// <param name="features">The network that looks at what was painted.</param>
    /// <param name="larger">The same for the size at which the style is looked at.</param>
    /// <param name="style">The picture with the style.</param>
    /// <param name="styleWeight">How much more the style counts than the content.</param>
    /// <param name="crops">Crops, as many as a mini-batch has.</param>
    public PerceptualLoss(StyleStep features, StyleStep larger, Picture style, float styleWeight, float[] crops)
    {
        (_features, _crops) = (features, crops);
        NetworkDescription network = features.Network.Declaration;
        _batch = new Batch(network, crops.Length / network.Inputs[0].Length);
        _outputs = Outputs(network);
        float[][] targets = Outputs(larger.Network.Declaration);
        var pixels = new float[larger.Side * larger.Side * 3];
        PictureNormalization.ZeroToOne.Write(style.Resized(larger.Side, larger.Side, ResizeFilter.Bicubic), pixels);
        larger.Predict(pixels, targets);
        features.Predict(crops.AsSpan(0, network.Inputs[0].Length), _outputs);
        for (int loss = 0; loss < network.Losses.Count; loss++)
        {
            bool isStyle = network.Losses[loss].Name.StartsWith("style", StringComparison.Ordinal);
            float[] now = _outputs[loss], target = isStyle ? targets[loss] : new float[now.Length];
            double unit = now.Zip(target, (a, b) => ((double)a - b) * ((double)a - b)).Average();
            features.Network.Losses[loss].Weight = (float)((isStyle ? styleWeight / (network.Losses.Count - 1) : 1) / unit);
            if (!isStyle)
                _content = loss;
            for (int sample = 0; isStyle && sample < _batch.Capacity; sample++)
                target.CopyTo(_batch.Targets(loss)[(sample * target.Length)..]);
        }
    }

    /// <summary>The loss of what was painted of the crops, and its gradient.</summary>
    public float Score(ReadOnlySpan<float> painted, Span<float> gradients, int samples)
    {
        int length = painted.Length / samples, features = _outputs[_content].Length;
        for (int sample = 0; sample < samples; sample++)
        {
            _features.Predict(_crops.AsSpan(sample * length, length), _outputs);
            _outputs[_content].CopyTo(_batch.Targets(_content)[(sample * features)..]);
        }

        painted.CopyTo(_batch.Input(0));
        float loss = _features.Network.ComputeGradients(_batch);
        _batch.InputGradient(0).CopyTo(gradients);
        return loss;
    }

    public void Dispose() => _batch.Dispose();

    // A loss stands on each output, in the same order.
    private static float[][] Outputs(NetworkDescription network) => [.. network.Outputs.Select(output => new float[output.Length])];
}
