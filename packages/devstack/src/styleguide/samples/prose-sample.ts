/** A text with everything that Ghost's editor can produce. */
export const proseSample = `
<p>Rye does not hurry. You mix it on Sunday night, when the yard is quiet, and it looks at you on Monday morning as if <em>nothing</em> had been asked of it. By Tuesday it has an <a href="#">opinion</a>, and by Wednesday it is bread.</p>
<h2>What goes in</h2>
<ul><li>1 kg of dark rye from the mill at Coldwell</li><li>820 g of water, as warm as your hand</li><li>20 g of salt, and <code>nothing else</code></li></ul>
<blockquote>Nobody ever asked for a faster loaf. They asked for one that was there.</blockquote>
<figure class="kg-card kg-image-card kg-width-wide kg-card-hascaption"><img class="kg-image" src="/styleguide/pictures/rye.webp" alt="A dark rye loaf" width="640" height="640"><figcaption>The loaf on its third day.</figcaption></figure>
<div class="kg-card kg-callout-card kg-callout-card-yellow"><div class="kg-callout-emoji">🌾</div><div class="kg-callout-text">The mill is closed in the <b>last week of December</b>.</div></div>
<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Why is it so heavy?</h4><button class="kg-toggle-card-icon" aria-label="Expand toggle to read content"><svg viewBox="0 0 24 24"><path d="M23.250 7.311 12.530 18.030a.749.749 0 0 1-1.060 0L.750 7.311"/></svg></button></div><div class="kg-toggle-content"><p>Because rye holds water as a sponge does.</p></div></div>
<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="#"><div class="kg-bookmark-content"><div class="kg-bookmark-title">How a loaf comes to cost £3.40</div><div class="kg-bookmark-description">Every penny of it, from the field to the bag.</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Rose Ash</span><span class="kg-bookmark-publisher">Maud Harrow</span></div></div><div class="kg-bookmark-thumbnail"><img src="/styleguide/pictures/loaf.webp" alt=""></div></a></figure>
<div class="kg-card kg-button-card kg-align-center"><a href="#" class="kg-btn kg-btn-accent">Order for Tuesday</a></div>
<figure class="kg-card kg-gallery-card kg-width-wide"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image"><img src="/styleguide/pictures/leek.webp" width="640" height="640" alt="Leeks"></div><div class="kg-gallery-image"><img src="/styleguide/pictures/apple.webp" width="640" height="640" alt="Apples"></div><div class="kg-gallery-image"><img src="/styleguide/pictures/squash.webp" width="640" height="640" alt="A squash"></div></div></div></figure>
<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="#"><div class="kg-file-card-contents"><div class="kg-file-card-title">Seed labels</div><div class="kg-file-card-caption">Print on the back of last year's.</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">seed-labels.pdf</div><div class="kg-file-card-filesize">12 KB</div></div></div></a></div>
<div class="kg-card kg-product-card"><div class="kg-product-card-container"><div class="kg-product-card-title-container"><h4 class="kg-product-card-title">Linen bread bag</h4></div><div class="kg-product-card-description"><p>Keeps a loaf five days.</p></div><a href="#" class="kg-product-card-button kg-product-card-btn-accent">See it in the shop</a></div></div>
<blockquote class="kg-blockquote-alt">Bread is a clock that you can eat.</blockquote>
<pre><code>flour 1000
water  820
salt    20</code></pre>
<table><thead><tr><th>Day</th><th>What to do</th></tr></thead><tbody><tr><td>Sunday</td><td>Mix, cover, leave</td></tr><tr><td>Monday</td><td>Nothing at all</td></tr></tbody></table>
<div class="kg-card kg-header-card"><div class="kg-header-card-content"><div class="kg-header-card-text"><h2 class="kg-header-card-heading">Own a piece of the oven</h2><p class="kg-header-card-subheading">Shares from £10, one member one vote.</p><a href="#" class="kg-header-card-button">How to join</a></div></div></div>
<div class="kg-card kg-cta-card kg-cta-bg-grey kg-cta-minimal"><div class="kg-cta-content"><div class="kg-cta-content-inner"><div class="kg-cta-text"><p>Members hear on Thursdays what the box will hold.</p></div><a href="#" class="kg-cta-button">Get the letter</a></div></div></div>
<p>And then you wait a day before you cut it. That is the hardest part.</p>`
