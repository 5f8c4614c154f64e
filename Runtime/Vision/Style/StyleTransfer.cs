namespace Unroll.Vision;

/// <summary>
/// Paints one picture in the style of another (Gatys, Ecker and Bethge, "Image Style Transfer Using Convolutional Neural Networks", 2016):
/// the picture is learned whose features are near those of the content, and whose Gram matrices are near those of the style.
/// </summary>
/// <remarks>
/// The network has one <c>Input(height, width, 3, Gradient = true)</c>, red, green and blue from 0 to 1, and frozen stages. A stage with
/// <c>GramMatrix, MeanSquaredError</c> compares style, any other with <c>MeanSquaredError</c> content; each is an output, too. The total
/// variation of the picture is added here. Two threads may not use one at a time.
/// </remarks>
public sealed class StyleTransfer : IDisposable
{
    private readonly Network _network;
    private readonly StyleFeatures _predict;
    private readonly StyleLoss[] _losses;
    private readonly ValueDescription _input;
    private readonly Batch _batch;
    private readonly float[][] _features;

    /// <summary>Prepares the transfer.</summary>
    /// <param name="network">The network, with its weights. It is not disposed here.</param>
    /// <param name="predict">Its predictions.</param>
    /// <exception cref="ArgumentException">The network has other inputs, no loss of style, or a loss whose value is no output.</exception>
    public StyleTransfer(Network network, StyleFeatures predict)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(predict);
        (_network, _predict) = (network, predict);
        if (network.Declaration.Inputs is not [{ HasGradient: true, Channels: 3 } input])
        {
            throw new ArgumentException(
                $"{network.Declaration.Name} needs one input, declared Input(height, width, 3, Gradient = true).", nameof(network));
        }

        _losses = StyleLoss.Of(network);
        if (!_losses.Any(loss => loss.IsStyle))
        {
            throw new ArgumentException(
                $"{network.Declaration.Name} has no loss of style; put GramMatrix, MeanSquaredError on a stage.", nameof(network));
        }

        _input = input;
        _batch = new Batch(network.Declaration, 1);
        _features = [.. network.Declaration.Outputs.Select(output => new float[output.Length])];
    }

    /// <summary>Paints. Pictures of other proportions than the input's are cut at two sides, and resized.</summary>
    /// <param name="content">What is shown.</param>
    /// <param name="style">How it is painted.</param>
    /// <param name="options">Weights and optimizer; null for those by default.</param>
    /// <param name="stop">Ends it after the iteration that is under way.</param>
    /// <returns>The picture; of one that was stopped, as far as it came.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="NonFiniteLossException">A loss or a gradient is infinite or NaN: the network has no proper weights.</exception>
    /// <exception cref="ObjectDisposedException">It is disposed, or its network is.</exception>
    public Picture Paint(Picture content, Picture style, StyleOptions? options = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(style);
        options ??= new StyleOptions();
        options.Check();
        float[] shown = StylePixels.Of(content, _input);
        Aim(shown, StylePixels.Of(style, _input), options);
        double variation = Math.Max(StylePainter.Variation(shown, _input), 1);   // of one color there is none
        float[] values = options.First is { } first ? StylePixels.Of(first, _input)
            : options.Start == StyleStart.Noise ? Noise(shown.Length, options.Seed)
            : [.. shown];
        float[]? colors = options.KeepColors ? shown : null;
        using var painter = new StylePainter(_network, _batch, values, options, (float)(options.Smoothness / variation));
        for (int done = 0; ;)
        {
            options.Progress?.Invoke(Report(values, done, variation, colors));
            if (done >= options.Iterations || stop.IsCancellationRequested)
                return StylePixels.ToPicture(values, _input, colors);
            painter.Go(stop);
            done += options.ReportEvery;
        }
    }

    /// <summary>Frees the memory of the transfer; the network is the caller's.</summary>
    public void Dispose() => _batch.Dispose();

    /// <summary>Takes the targets from the two pictures, and sets the weights of the losses.</summary>
    private void Aim(float[] content, float[] style, StyleOptions options)
    {
        float[][] other = [.. _features.Select(features => new float[features.Length])];
        _predict(content, _features);
        _predict(style, other);
        StyleLoss[] ofStyle = [.. _losses.Where(loss => loss.IsStyle)];
        double shares = Shares(ofStyle, options);
        int ofContent = _losses.Length - ofStyle.Length;
        foreach (StyleLoss loss in _losses)
        {
            loss.Aim(_batch, _features, other);
            double weight = loss.IsStyle ? options.StyleWeight * Share(loss, options) / shares : options.ContentWeight / ofContent;
            loss.Loss.Weight = (float)(weight / loss.Unit);
        }
    }

    private static double Shares(StyleLoss[] losses, StyleOptions options)
    {
        string names = string.Join(", ", losses.Select(loss => loss.Loss.Name));
        if (options.LayerWeights?.Keys.FirstOrDefault(name => losses.All(loss => loss.Loss.Name != name)) is { } unknown)
            throw new ArgumentException($"LayerWeights names '{unknown}'; expected losses of style: {names}.", nameof(options));
        double shares = losses.Sum(loss => Share(loss, options));
        return shares > 0 ? shares
            : throw new ArgumentException(
                $"All LayerWeights are 0; give one of {names} a share, or set StyleWeight to 0.", nameof(options));
    }

    private static double Share(StyleLoss loss, StyleOptions options) => options.LayerWeights?.GetValueOrDefault(loss.Loss.Name, 1) ?? 1;

    private static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        var noise = new float[length];
        for (int i = 0; i < length; i++)
            noise[i] = random.NextSingle();
        return noise;
    }

    private StyleProgress Report(float[] values, int done, double variation, float[]? colors)
    {
        _predict(values, _features);
        double Mean(bool ofStyle) =>
            _losses.Where(loss => loss.IsStyle == ofStyle).Select(loss => loss.Of(_batch, _features)).DefaultIfEmpty(0).Average();
        double share = StylePainter.Variation(values, _input) / variation;
        return new(done, Mean(false), Mean(true), share, StylePixels.ToPicture(values, _input, colors));
    }
}
