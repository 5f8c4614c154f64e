using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission;

/// <summary>Spells how the lanes of a vector of filters get one channel of a pixel, each that of its group.</summary>
/// <param name="pattern">The groups of the lanes; null where they all belong to one.</param>
/// <param name="channels">Channels of a group.</param>
/// <param name="channelStride">Floats from one channel to the next.</param>
/// <param name="isa">The instruction set.</param>
internal sealed class LaneInputCode(LaneGroups? pattern, int channels, int channelStride, Isa isa)
{
    private readonly LaneInput input = pattern?.Input(channels, channelStride) ?? LaneInput.Broadcast;

    /// <summary>Whether the lanes' places in a vector of channels are held in a vector, which differs from channel to channel.</summary>
    public bool HasPlaces => input == LaneInput.Permute;

    /// <summary>Floats by which the reference moves from one channel to the next.</summary>
    public int ChannelStride => HasPlaces ? 0 : channelStride;

    /// <summary>Declares what stays the same in the whole tile.</summary>
    public void Declare(CodeWriter code)
    {
        if (input == LaneInput.Select)
            for (int group = 1; group < pattern!.Count; group++)
                code.Line($"var from{group} = {isa.Mask(lane => pattern.Groups[lane] >= group)};");
    }

    /// <summary>Declares the places of a channel.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="channel">The channel, as an expression.</param>
    /// <param name="code">Where.</param>
    public void DeclarePlaces(string name, string channel, CodeWriter code)
    {
        if (!HasPlaces)
            return;
        string first = $"Create({string.Join(", ", pattern!.Groups.Select(group => CodeWriter.Number(group * channels)))})";
        code.Line($"var {name} = {first}{(channel == "0" ? "" : $" + Create({channel})")};");
    }

    /// <summary>Moves the places to the next channel.</summary>
    public void Advance(string name, CodeWriter code)
    {
        if (HasPlaces)
            code.Line($"{name} += Create(1);");
    }

    /// <summary>The inputs of the lanes.</summary>
    /// <param name="reference">A reference.</param>
    /// <param name="offset">Floats from there to the channel of the first lane.</param>
    /// <param name="places">The places of that channel.</param>
    public string Value(string reference, int offset, string places)
    {
        switch (input)
        {
            case LaneInput.Broadcast:
                return isa.Broadcast(reference, offset);
            case LaneInput.Permute:
                return isa.Permute(isa.Load(reference, offset), places, IsWithinQuarters);
        }

        string value = isa.Broadcast(reference, offset);
        for (int group = 1; group < pattern!.Count; group++)
            value = isa.Select(
                "from" + CodeWriter.Number(group), isa.Broadcast(reference, offset + group * channels * channelStride), value);
        return value;
    }

    /// <summary>Whether each lane's inputs stand in its own four lanes, within which permutations are cheaper.</summary>
    private bool IsWithinQuarters => pattern!.Groups.Select((group, lane) => (First: group * channels, lane)).All(place =>
        place.First / 4 == place.lane / 4 && (place.First + channels - 1) / 4 == place.lane / 4);
}
