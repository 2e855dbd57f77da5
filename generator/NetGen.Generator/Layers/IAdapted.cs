namespace NetGen.Generator.Layers;

/// <summary>A layer with numbers that the network's <c>Adapt</c> fits to data.</summary>
internal interface IAdapted;
