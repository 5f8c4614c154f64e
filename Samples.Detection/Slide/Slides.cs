using Unroll;

namespace Samples.Slide;

// The classifier over a scene at five sizes. Each is 1.25 times as large as the next, so that garments of any size have nearly that of a
// window in one of them.

/// <summary>For garments of about 20 pixels.</summary>
[SlidingWindow<ClothesWindow>(160, 160)]
public sealed partial class Slide160;

/// <summary>For garments of about 26 pixels.</summary>
[SlidingWindow<ClothesWindow>(128, 128)]
public sealed partial class Slide128;

/// <summary>For garments of about 32 pixels.</summary>
[SlidingWindow<ClothesWindow>(104, 104)]
public sealed partial class Slide104;

/// <summary>For garments of about 40 pixels.</summary>
[SlidingWindow<ClothesWindow>(84, 84)]
public sealed partial class Slide84;

/// <summary>For garments of about 51 pixels.</summary>
[SlidingWindow<ClothesWindow>(68, 68)]
public sealed partial class Slide68;
