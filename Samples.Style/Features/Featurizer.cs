using Unroll;

namespace Samples.Features;

/// <summary>Turns small gray images into the features that ResNet-18 has learned on ImageNet.</summary>
internal sealed class Featurizer : IDisposable
{
    /// <summary>Height and width, and channels, of the pictures that the network takes.</summary>
    public const int Side = 224, Channels = 3;

    /// <summary>The features of a picture.</summary>
    public const int Features = 512;

    private const int InputLength = Side * Side * Channels;

    /// <summary>Images of a call, which its threads share.</summary>
    private const int Together = 32;

    private readonly ResNet18Features _network;
    private readonly FeaturizerInput _input;
    private readonly float[] _inputs = new float[Together * InputLength];

    /// <summary>Reads the models.</summary>
    /// <param name="files">The models.</param>
    /// <param name="weights">A file for the weights in the names and orders of the network; it is written anew.</param>
    /// <param name="threads">Threads that predict.</param>
    /// <exception cref="InvalidDataException">A model is damaged or another one.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public Featurizer(FeaturizerFiles files, string weights, int threads)
    {
        _input = new FeaturizerInput(MeanImage.Read(files.Preprocessing));
        OnnxImport.Read(files.Network).SaveWeights(weights);
        _network = new ResNet18Features { Threads = threads };
        try
        {
            _network.Load(weights);
        }
        catch
        {
            _network.Dispose();
            throw;
        }
    }

    /// <summary>The features of images, with their classes.</summary>
    /// <param name="images">Images of 28 x 28 gray pixels, from 0 to 1.</param>
    /// <param name="progress">Gets the share that is done, from 0 to 1.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public DataSet Describe(DataSet images, Action<double> progress, CancellationToken stop)
    {
        var features = new float[images.Count * Features];
        for (int first = 0; first < images.Count; first += Together)
        {
            stop.ThrowIfCancellationRequested();
            int count = Math.Min(Together, images.Count - first);
            Span<float> inputs = _inputs.AsSpan(0, count * InputLength);
            for (int i = 0; i < count; i++)
                _input.Write(images.Input(first + i), inputs.Slice(i * InputLength, InputLength));
            _network.Predict(inputs, features.AsSpan(first * Features, count * Features), count);
            progress((first + count) / (double)images.Count);
        }

        return new DataSet(features, [.. Enumerable.Range(0, images.Count).Select(sample => images.Label(sample))]);
    }

    public void Dispose() => _network.Dispose();
}
