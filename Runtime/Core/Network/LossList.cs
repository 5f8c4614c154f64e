using System.Collections;

namespace Unroll;

/// <summary>The losses of a network: those with arguments of their own in field order, then those on auxiliary heads.</summary>
public sealed class LossList : IReadOnlyList<NetworkLoss>
{
    private readonly string _network;
    private readonly NetworkLoss[] _losses;

    internal LossList(NetworkDescription network)
    {
        _network = network.Name;
        _losses = [.. network.Losses.Concat(network.AuxiliaryLosses).Select(loss => new NetworkLoss(loss))];
    }

    /// <summary>How many there are.</summary>
    public int Count => _losses.Length;

    /// <summary>The loss at a place.</summary>
    /// <param name="index">The place.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such loss.</exception>
    public NetworkLoss this[int index] => (uint)index < (uint)_losses.Length
        ? _losses[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"{_network} has {_losses.Length} losses, counted from 0.");

    /// <summary>The loss of a name.</summary>
    /// <param name="name">The name: that of the stage it scores, unless that is taken.</param>
    /// <exception cref="KeyNotFoundException">There is no such loss; the message lists those that there are.</exception>
    public NetworkLoss this[string name] => Array.Find(_losses, loss => loss.Name == name) ?? throw new KeyNotFoundException(
        $"{_network} has no loss '{name}'; it has "
        + $"{(_losses.Length == 0 ? "none" : string.Join(", ", _losses.Select(loss => $"'{loss.Name}'")))}.");

    /// <summary>The losses in order.</summary>
    public IEnumerator<NetworkLoss> GetEnumerator() => ((IEnumerable<NetworkLoss>)_losses).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
