namespace Unroll.Benchmarks.Peers;

/// <summary>Opens peers that may be missing.</summary>
internal static class Peer
{
    /// <summary>Opens a peer, or tells why it cannot be.</summary>
    /// <param name="open">Opens it; gives null where none is wanted.</param>
    /// <param name="missing">Why there is none, if one was wanted.</param>
    public static T? Open<T>(Func<T?> open, out string? missing)
        where T : class
    {
        missing = null;
        try
        {
            return open();
        }
        catch (PeerUnavailableException unavailable)
        {
            missing = unavailable.Message;
            return null;
        }
    }
}
