namespace Unroll;

/// <summary>
/// The exponential moving average of a network's weights over the steps of a training. It often generalizes better than the weights of the
/// last step, which still jump from mini-batch to mini-batch (Polyak and Juditsky, "Acceleration of stochastic approximation by averaging",
/// 1992; Izmailov and others, "Averaging weights leads to wider optima and better generalization", 2018). Keras: use_ema and ema_momentum;
/// PyTorch: torch.optim.swa_utils.get_ema_multi_avg_fn; timm: ModelEmaV3.
/// </summary>
/// <remarks>
/// <para>A <see cref="Trainer{TNetwork}"/> is given one as <see cref="Trainer{TNetwork}.WeightAverage"/> and does the rest. In a loop of
/// your own call <see cref="Update"/> after each step, and <see cref="Exchange"/> before and after what is to see the averages.</para>
/// <para>The first update copies the weights; every other makes each average d * average + (1 - d) * weight. Averaged is all that training
/// changes: the learned parameters, and the running means and variances of batch normalizations, as timm does it. Frozen parameters are
/// none of it.</para>
/// <para>An average belongs to the network of its first update. Its members may be called beside one another on any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// var trainer = new Trainer&lt;LeNet5&gt;(network, new Adam(0.001f)) { WeightAverage = new WeightAverage(0.999f) };
/// </code>
/// </example>
public sealed partial class WeightAverage
{
    private readonly Lock _changing = new();   // within the turn of the network
    private readonly Slices _slices = new();
    private PinnedArray<float>? _values;
    private Network? _network;

    /// <summary>An average that has seen no weights yet.</summary>
    /// <param name="decay">What an average keeps of its past in a step, in [0, 1): 0.999 averages over about the last thousand steps. The
    /// default of Keras is 0.99, of PyTorch 0.999, and of timm, for long trainings, 0.9999.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is outside [0, 1), or NaN.</exception>
    public WeightAverage(float decay)
    {
        _ = Hyperparameter.Decay(decay);
        Decay = decay;
    }

    /// <summary>What an average keeps of its past in a step.</summary>
    public float Decay { get; }

    /// <summary>
    /// Whether the decay rises with the updates: update t, the first being 0, takes the smaller of <see cref="Decay"/> and
    /// (1 + t) / (10 + t), so that a short training does not end with an average of its first weights. True by default, as TensorFlow's
    /// tf.train.ExponentialMovingAverage with num_updates; Keras and PyTorch have the same decay throughout.
    /// </summary>
    public bool WarmUp { get; init; } = true;

    /// <summary>The updates since the beginning, or since <see cref="Reset"/>.</summary>
    public long Updates { get; private set; }

    /// <summary>Whether the network has the averages now, and this its weights (see <see cref="Exchange"/>).</summary>
    public bool IsExchanged { get; private set; }

    /// <summary>Takes in the weights that the network has now, after a step of its optimizer. Allocates nothing but, the first time, the
    /// memory of the averages. The averages are the same bits for any number of threads of the network.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">
    /// This holds the averages of another network; network and averages are exchanged; a Fit on another thread trains the network; or a
    /// weight is infinite or NaN, as no optimizer leaves it: its average stays as it was.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Update(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using (network.TakeTurnToTrain())
        {
            lock (_changing)
            {
                ThrowIfOther(network);
                if (IsExchanged)
                    throw new InvalidOperationException("The network has the averages now; call Exchange once more before Update.");
                UpdateInTurn(network);
            }
        }

        GC.KeepAlive(network);
    }

    /// <summary>
    /// Exchanges weights and averages: afterwards the network has the averages, to be measured, saved or used, and this keeps its weights.
    /// The next call gives both back, bit for bit. Predictions of other threads have the one or the other, never some of each.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">There was no <see cref="Update"/> yet, it was one of another network, or a Fit on
    /// another thread trains the network.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public void Exchange(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        using (network.TakeTurnToTrain())
        {
            lock (_changing)
            {
                ThrowIfOther(network);
                if (Updates == 0)
                    throw new InvalidOperationException("There are no averages yet: call Update after each step.");
                using (network.BeginChange())
                    Swap(Averaged(network), Averages(network));
                IsExchanged = !IsExchanged;
            }
        }

        GC.KeepAlive(network);
    }

    /// <summary>Forgets network and averages, so that another training may begin. A Fit that is not resumed does it at its
    /// beginning.</summary>
    public void Reset()
    {
        lock (_changing)
        {
            (_values, _network) = (null, null);
            (Updates, IsExchanged) = (0, false);
        }
    }

    private void UpdateInTurn(Network network)
    {
        Span<float> weights = Averaged(network);
        if (Updates == 0)
            Begin(network, weights);
        else
            _slices.Run(network, weights, _values!, NextDecay());
        Updates++;
        if (_slices.FoundNonFinite && Magnitude.FirstNonFinite(weights) is >= 0 and var place)
            throw NotFinite(network, weights, place);
    }

    private void Begin(Network network, ReadOnlySpan<float> weights)
    {
        if (Magnitude.FirstNonFinite(weights) is >= 0 and var place)
            throw NotFinite(network, weights, place);
        _values = new PinnedArray<float>(weights.Length);
        _network = network;
        weights.CopyTo(Averages(network));
    }

    private double NextDecay()
    {
        double decay = Hyperparameter.Decay(Decay);
        return WarmUp ? Math.Min(decay, (1.0 + Updates) / (10.0 + Updates)) : decay;
    }

    private void ThrowIfOther(Network network)
    {
        if (_network is { } other && other != network)
        {
            throw new InvalidOperationException(
                $"These are the averages of another network ({other.Declaration.Name}); use one average a network, or call Reset.");
        }
    }

    // The frozen tensors stand behind those that training changes.
    private static Span<float> Averaged(Network network) =>
        network.Values[..(network.Declaration.Memory.Learnable + network.Declaration.Memory.Statistics)];

    private Span<float> Averages(Network network) => _values!.Span(Averaged(network).Length);

    private static void Swap(Span<float> weights, Span<float> averages)
    {
        for (int i = 0; i < weights.Length; i++)
            (weights[i], averages[i]) = (averages[i], weights[i]);
    }

    private static InvalidOperationException NotFinite(Network network, ReadOnlySpan<float> weights, int place)
    {
        ParameterDescription parameter = network.Declaration.Parameters.Where(one => one.Offset <= place).MaxBy(one => one.Offset)!;
        return new(
            FormattableString.Invariant($"'{parameter.Name}' has a number that is {weights[place]}, which does not go into an average; ")
            + "expected finite weights, as an optimizer leaves them.");
    }
}
